package dev.plumbline.report.model;

import dev.plumbline.evidence.Place;

/**
 * Something by which the scanned files loosen the rules they are judged by.
 *
 * @param what what is loosened, in one sentence
 * @param place where
 * @param inEffect whether it counted in this run; otherwise it will after the merge
 */
public record Loosening(String what, Place place, boolean inEffect) {}
