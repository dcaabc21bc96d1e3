package dev.plumbline.report.model;

/**
 * How one proof of a clause came out.
 *
 * @param name what proves it, for example the check id
 * @param outcome {@code holds}, {@code fails}, {@code unknown} or another word of the assessment
 * @param detail what was seen, in words; may be empty
 */
public record ProofRow(String name, String outcome, String detail) {}
