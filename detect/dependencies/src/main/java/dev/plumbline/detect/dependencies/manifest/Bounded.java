package dev.plumbline.detect.dependencies.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text for patterns that come from the scanned tree: it may be looked at only so often, so that no
 * pattern of a hostile configuration holds up a scan.
 */
final class Bounded implements CharSequence {
  private static final int MAX_LOOKS = 2_000_000;

  private final String text;
  private int looks;

  /** The pattern looked too often: whether it matches is unknown. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exhausted() {
      super("pattern takes too long", null, false, false);
    }
  }

  private Bounded(String text) {
    this.text = text;
  }

  /** A matcher over a text that gives up with {@link Exhausted}. */
  static Matcher matcher(Pattern pattern, String text) {
    return pattern.matcher(new Bounded(text));
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++looks > MAX_LOOKS) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
