/** The report as one HTML file that needs no network. */
@NullMarked
package dev.plumbline.report.html;

import org.jspecify.annotations.NullMarked;
