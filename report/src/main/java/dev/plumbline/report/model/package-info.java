/** What a report shows, whatever the format: plain records, filled by one adapter. */
@NullMarked
package dev.plumbline.report.model;

import org.jspecify.annotations.NullMarked;
