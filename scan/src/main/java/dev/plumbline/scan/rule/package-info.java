/**
 * Rules: one YAML file each, compiled into one index a module at build so that start-up parses
 * nothing.
 */
@NullMarked
package dev.plumbline.scan.rule;

import org.jspecify.annotations.NullMarked;
