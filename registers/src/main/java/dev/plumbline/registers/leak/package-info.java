/**
 * Incidents of secrets that got out: one YAML file each in the organisation's home, what it shows
 * on a day, and how it is closed.
 */
@NullMarked
package dev.plumbline.registers.leak;

import org.jspecify.annotations.NullMarked;
