/** JSON: a small streaming writer of our own, and the report in JSON. */
@NullMarked
package dev.plumbline.report.json;

import org.jspecify.annotations.NullMarked;
