package dev.plumbline.engine.triage;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether a reason says anything. Whether it is a good one is for the reviewer. */
public final class Reasons {
  private static final int SHORTEST = 10;
  private static final int FEWEST_WORDS = 2;

  /** A reason of these alone gives none. */
  private static final Set<String> EMPTY =
      Set.of(
          "todo",
          "tbd",
          "tba",
          "fixme",
          "none",
          "na",
          "n",
          "a",
          "false",
          "positive",
          "ignore",
          "ignored",
          "allow",
          "allowed",
          "ok",
          "okay",
          "because",
          "reason",
          "no",
          "not",
          "is",
          "it",
          "the",
          "this",
          "secret",
          "value",
          "fine",
          "later",
          "wip",
          "xxx",
          "placeholder",
          "imported",
          "from");

  private Reasons() {}

  /** What is wrong with it, if anything. */
  public static Optional<String> fault(String reason) {
    String text = reason.strip();
    if (text.isEmpty()) {
      return Optional.of("gives no reason");
    }
    TreeSet<String> words = new TreeSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    boolean latin = text.chars().allMatch(c -> c < 0x250);
    if (text.length() < (latin ? SHORTEST : 4) || (latin && words.size() < FEWEST_WORDS)) {
      return Optional.of("gives a reason too short to say why");
    }
    return EMPTY.containsAll(words)
        ? Optional.of("gives a reason that says nothing")
        : Optional.empty();
  }
}
