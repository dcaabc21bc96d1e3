package dev.plumbline.detect.secrets.generic;

/**
 * What a value with a secret-like name is taken for.
 *
 * @param strength how much it looks like a secret
 * @param score 0 to 1
 * @param why in a few words, without the value
 */
public record ValueVerdict(Strength strength, double score, String why) {
  /** How much a value looks like a secret. */
  public enum Strength {
    /** It is none. */
    NONE,
    /** A plain word or number: a secret only where configuration holds it. */
    WEAK,
    /** A secret. */
    STRONG
  }

  /** Whether it is a word that everybody uses. */
  public boolean common() {
    return strength == Strength.WEAK && score <= ValueJudge.COMMON_SCORE;
  }

  /** {@code strong}, {@code weak} for words, {@code common} for words that are everywhere. */
  public String label() {
    return strength == Strength.STRONG ? "strong" : common() ? "common" : "weak";
  }

  static ValueVerdict none(String why) {
    return new ValueVerdict(Strength.NONE, 0, why);
  }

  static ValueVerdict weak(double score, String why) {
    return new ValueVerdict(Strength.WEAK, score, why);
  }

  static ValueVerdict strong(double score, String why) {
    return new ValueVerdict(Strength.STRONG, score, why);
  }
}
