package dev.plumbline.evidence;

/**
 * Who made a piece of evidence.
 *
 * @param name the detector, collector or register, for example {@code detect/secrets}
 * @param version its version
 * @param ruleDigest SHA-256 in hex over the rules it used, so that two runs can be compared; empty
 *     when it has no rules
 */
public record Producer(String name, String version, String ruleDigest) {}
