package dev.plumbline.registers;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a text says something. A machine can only refuse what says nothing; whether a reason is a
 * good one is for the approver, whose signature covers the text.
 */
final class Justification {
  private static final int SHORTEST = 20;
  private static final int FEWEST_WORDS = 4;

  /** Words that carry no reason: a text made of these alone is refused however long it is. */
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "tbd",
          "todo",
          "tba",
          "na",
          "n",
          "a",
          "none",
          "nil",
          "null",
          "because",
          "reason",
          "reasons",
          "business",
          "justification",
          "exception",
          "temporary",
          "temporarily",
          "later",
          "fix",
          "will",
          "be",
          "fixed",
          "to",
          "the",
          "is",
          "it",
          "we",
          "need",
          "needed",
          "this",
          "that",
          "required",
          "wip",
          "test",
          "xxx",
          "xx",
          "lorem",
          "ipsum",
          "dolor",
          "sit",
          "amet",
          "placeholder",
          "example",
          "see",
          "above",
          "below",
          "ticket",
          "as",
          "discussed",
          "agreed",
          "know",
          "known",
          "issue",
          "legacy",
          "please",
          "approve",
          "accepted",
          "accept",
          "risk",
          "ok",
          "okay",
          "for",
          "now",
          "of",
          "and",
          "in",
          "future",
          "defined",
          "determined",
          "add",
          "here",
          "write",
          "your",
          "text",
          "not",
          "applicable",
          "unknown",
          "pending",
          "review");

  private Justification() {}

  /** What is wrong with the text, if anything. */
  static Optional<String> fault(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    if (plain.isEmpty()) {
      return Optional.of("is missing");
    }
    if (plain.codePointCount(0, plain.length()) < SHORTEST) {
      return Optional.of("is shorter than " + SHORTEST + " characters");
    }
    List<String> words = words(plain);
    if (words.stream().distinct().count() < FEWEST_WORDS
        && plain.chars().allMatch(c -> c < 0x250)) {
      return Optional.of("has fewer than " + FEWEST_WORDS + " different words");
    }
    if (EMPTY_WORDS.containsAll(words)) {
      return Optional.of("is a placeholder and gives no reason");
    }
    return Optional.empty();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
