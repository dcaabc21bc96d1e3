/** The report as Markdown, for a pull request. */
@NullMarked
package dev.plumbline.report.markdown;

import org.jspecify.annotations.NullMarked;
