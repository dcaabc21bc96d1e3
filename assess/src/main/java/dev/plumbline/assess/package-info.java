/**
 * From policy and evidence to verdicts. Pure: no clock, no file, no network, no randomness; what it
 * needs is passed in, and equal arguments give equal results whatever the order of the evidence.
 * The structure tests hold the package to it. {@code docs/verdicts.md} tells the rules.
 */
@NullMarked
package dev.plumbline.assess;

import org.jspecify.annotations.NullMarked;
