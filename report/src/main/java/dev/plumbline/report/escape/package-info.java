/**
 * Makes hostile text safe for the place it is printed in: terminal, JSON, HTML, XML, Markdown, URI.
 */
@NullMarked
package dev.plumbline.report.escape;

import org.jspecify.annotations.NullMarked;
