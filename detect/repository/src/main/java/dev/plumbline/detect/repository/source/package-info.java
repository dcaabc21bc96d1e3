/**
 * Source text told apart into code, comments and strings, just enough to know whether a directive
 * is one or only talks about one.
 */
@NullMarked
package dev.plumbline.detect.repository.source;

import org.jspecify.annotations.NullMarked;
