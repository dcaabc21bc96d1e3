/**
 * Registers that stand as YAML beside the code: exceptions, and the people who may approve them.
 * Reading gives entries with their standing and, for whatever is wrong, problems with file, line,
 * reason and way out. Everything is a pure function of its arguments: texts, the roster, facts
 * about commits, an instant and a time zone are passed in. Signatures are verified with the JDK
 * alone.
 */
@NullMarked
package dev.plumbline.registers;

import org.jspecify.annotations.NullMarked;
