@NullMarked
package dev.plumbline.app.cli.leak;

import org.jspecify.annotations.NullMarked;
