/** The report as JUnit XML, for build servers. */
@NullMarked
package dev.plumbline.report.junit;

import org.jspecify.annotations.NullMarked;
