package dev.plumbline.verify;

import java.util.Locale;

/**
 * What a provider's answer shows.
 *
 * @param state live and inactive need the provider's own proof; all else is unknown
 * @param reason in words; never holds a byte of the secret or of the answer
 */
public record LiveState(State state, String reason) {
  /** The three states. */
  public enum State {
    /** The provider answered as it answers to a valid secret only. */
    LIVE,
    /** The provider answered as it answers to a secret it knows to be invalid. */
    INACTIVE,
    /** Anything else: nobody knows. */
    UNKNOWN;

    /** The name used in records. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static LiveState unknown(String reason) {
    return new LiveState(State.UNKNOWN, reason);
  }
}
