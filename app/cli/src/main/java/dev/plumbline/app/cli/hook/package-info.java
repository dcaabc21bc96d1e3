/** Git hooks: their scripts, and putting them in and taking them out. */
@NullMarked
package dev.plumbline.app.cli.hook;

import org.jspecify.annotations.NullMarked;
