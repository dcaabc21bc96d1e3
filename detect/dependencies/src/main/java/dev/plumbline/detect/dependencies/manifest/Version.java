package dev.plumbline.detect.dependencies.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version by Semantic Versioning 2.0.0, generous in how many numbers it has. Build metadata is
 * left out.
 *
 * @param numbers the numbers before any suffix
 * @param pre the pre-release suffix, empty for a release
 */
public record Version(List<Long> numbers, String pre) implements Comparable<Version> {
  private static final Pattern SHAPE =
      Pattern.compile(
          "[vV=]{0,2}(\\d{1,15}(?:\\.\\d{1,15}){0,8}+)(?:[-.]?([0-9A-Za-z.-]{1,80}))?(?:\\+.{0,100})?");

  public Version {
    numbers = List.copyOf(numbers);
  }

  /** The version that a text is, if it is one. */
  public static Optional<Version> of(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<Long> numbers = new ArrayList<>();
    for (String number : matcher.group(1).split("\\.")) {
      numbers.add(Long.parseLong(number));
    }
    return Optional.of(new Version(numbers, matcher.group(2) == null ? "" : matcher.group(2)));
  }

  /** The number at this position, 0 where there is none. */
  public long number(int position) {
    return position < numbers.size() ? numbers.get(position) : 0;
  }

  /** The first version whose number at this position is one higher. */
  public Version next(int position) {
    List<Long> next = new ArrayList<>();
    for (int i = 0; i < position; i++) {
      next.add(number(i));
    }
    next.add(number(position) + 1);
    return new Version(next, "");
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int order = Long.compare(number(i), other.number(i));
      if (order != 0) {
        return order;
      }
    }
    if (pre.isEmpty() || other.pre.isEmpty()) {
      return Boolean.compare(pre.isEmpty(), other.pre.isEmpty());
    }
    String[] mine = pre.split("\\.");
    String[] theirs = other.pre.split("\\.");
    for (int i = 0; i < Math.min(mine.length, theirs.length); i++) {
      int order = suffix(mine[i], theirs[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(mine.length, theirs.length);
  }

  private static int suffix(String mine, String theirs) {
    boolean number = mine.matches("\\d{1,15}");
    boolean otherNumber = theirs.matches("\\d{1,15}");
    if (number && otherNumber) {
      return Long.compare(Long.parseLong(mine), Long.parseLong(theirs));
    }
    return number == otherNumber ? mine.compareTo(theirs) : number ? -1 : 1;
  }
}
