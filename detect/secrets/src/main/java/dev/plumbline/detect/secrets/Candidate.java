package dev.plumbline.detect.secrets;

import dev.plumbline.evidence.Severity;
import java.util.Map;

/**
 * A secret before its fingerprint is made.
 *
 * @param rule the rule that found it
 * @param start where the value begins
 * @param end where it ends, exclusive
 * @param severity how bad
 * @param score how sure, 0 to 1
 * @param proof {@code checksum}, {@code parsed}, {@code format} or {@code context}
 * @param why what speaks for it, without the value
 * @param value what the fingerprint is made of
 * @param facts further attributes
 */
record Candidate(
    SecretRule rule,
    int start,
    int end,
    Severity severity,
    double score,
    String proof,
    String why,
    String value,
    Map<String, String> facts) {}
