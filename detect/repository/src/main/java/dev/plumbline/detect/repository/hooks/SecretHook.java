package dev.plumbline.detect.repository.hooks;

import dev.plumbline.evidence.Place;

/**
 * A hook that runs a secret scanner, and what keeps it from being good.
 *
 * @param tool the scanner
 * @param place where it is set up
 * @param state whether it holds
 * @param why what is wrong; empty when it holds
 */
record SecretHook(String tool, Place place, State state, String why) {
  /** Best first. */
  enum State {
    GOOD,
    UNPINNED,
    VOID
  }

  static SecretHook good(String tool, Place place) {
    return new SecretHook(tool, place, State.GOOD, "");
  }

  static SecretHook unpinned(String tool, Place place, String why) {
    return new SecretHook(tool, place, State.UNPINNED, why);
  }

  static SecretHook empty(String tool, Place place, String why) {
    return new SecretHook(tool, place, State.VOID, why);
  }
}
