package dev.plumbline.detect.secrets.proof;

import dev.plumbline.evidence.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a proof found.
 *
 * @param kind how far it goes
 * @param why in a few words, without the value
 * @param cap the finding is at most this severe, or null
 * @param start where the secret begins, for proofs that widen the match
 * @param end where it ends, exclusive
 * @param canonical what the fingerprint is made of where the same secret can be written in several
 *     ways, or null for the bytes as they stand
 * @param facts further facts that are not secret
 */
public record Judgement(
    Kind kind,
    String why,
    @Nullable Severity cap,
    int start,
    int end,
    @Nullable String canonical,
    Map<String, String> facts) {

  /** How far a proof goes. */
  public enum Kind {
    /** Not what the rule looks for: no finding. */
    REFUTED,
    /** Right by its surroundings only. */
    CONTEXT,
    /** Right by its form only. */
    FORMAT,
    /** Its structure was read and is sound. */
    PARSED,
    /** Its checksum is right. */
    CHECKSUM
  }

  public Judgement {
    facts = Map.copyOf(facts);
  }

  /** Not what the rule looks for. */
  public static Judgement refuted(String why) {
    return of(Kind.REFUTED, why);
  }

  /** Nothing further to say. */
  public static Judgement of(Kind kind, String why) {
    return new Judgement(kind, why, null, 0, 0, null, Map.of());
  }

  /** The same for another stretch. */
  public Judgement at(int from, int to) {
    return new Judgement(kind, why, cap, from, to, canonical, facts);
  }

  /** The same, at most this severe. */
  public Judgement capped(Severity severity) {
    return new Judgement(kind, why, severity, start, end, canonical, facts);
  }

  /** The same with a fact that is not secret. */
  public Judgement with(String key, String value) {
    return new Judgement(kind, why, cap, start, end, canonical, Map.of(key, value));
  }

  /** The same for another reason. */
  public Judgement because(String reason) {
    return new Judgement(kind, reason, cap, start, end, canonical, facts);
  }

  /** The same with what the fingerprint is made of. */
  public Judgement known(String as) {
    return new Judgement(kind, why, cap, start, end, as, facts);
  }
}
