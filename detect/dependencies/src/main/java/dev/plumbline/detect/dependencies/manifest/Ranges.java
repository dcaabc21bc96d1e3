package dev.plumbline.detect.dependencies.manifest;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a locked version lies in the range that a manifest asks for. Three-valued: only a certain
 * "no" is worth a finding, so whatever is not understood is empty. Pre-releases are compared by
 * their order alone.
 */
public final class Ranges {
  /** Whose grammar. */
  public enum Dialect {
    /** node-semver: {@code ^1.2 || >=2 <3}, a bare full version is exact. */
    NPM,
    /** Cargo: a bare version means {@code ^}, commas join. */
    CARGO,
    /** Composer: {@code ~1.2} leaves the second number free. */
    COMPOSER,
    /** RubyGems, CocoaPods and Hex: {@code ~> 1.2}. */
    PESSIMISTIC,
    /** pub: {@code ^1.2.3}, {@code >=1.0.0 <2.0.0}. */
    PUB
  }

  private static final Pattern HYPHEN = Pattern.compile("(\\S{1,60})\\s{1,5}-\\s{1,5}(\\S{1,60})");
  private static final Pattern ONE =
      Pattern.compile("(\\^|~>|~|>=|<=|==|!=|=|>|<)?\\s{0,5}([vV]?[0-9*xX][0-9A-Za-z.*+_-]{0,80})");
  private static final Pattern OR = Pattern.compile("\\s{0,5}(?:\\|\\|?|\\bor\\b)\\s{0,5}");

  private Ranges() {}

  /** Whether the version lies in the range; empty when that cannot be told. */
  public static Optional<Boolean> contains(Dialect dialect, String range, String version) {
    Optional<Version> at = Version.of(version);
    if (at.isEmpty() || range.length() > 500) {
      return Optional.empty();
    }
    boolean unsure = false;
    for (String part : OR.split(range.strip(), -1)) {
      Optional<Boolean> inside = all(dialect, part.strip(), at.get());
      if (inside.isPresent() && inside.get()) {
        return inside;
      }
      unsure |= inside.isEmpty();
    }
    return unsure ? Optional.empty() : Optional.of(false);
  }

  private static Optional<Boolean> all(Dialect dialect, String range, Version version) {
    if (range.isEmpty() || range.equals("*") || range.toLowerCase(Locale.ROOT).equals("any")) {
      return Optional.of(true);
    }
    Matcher hyphen = HYPHEN.matcher(range);
    if (hyphen.matches()) {
      return all(dialect, ">=" + hyphen.group(1) + " <=" + hyphen.group(2), version);
    }
    String rest = range.replace(" and ", " ").replace(',', ' ').strip();
    boolean inside = true;
    while (!rest.isEmpty()) {
      Matcher one = ONE.matcher(rest);
      if (!one.lookingAt()) {
        return Optional.empty();
      }
      Optional<Boolean> holds =
          one(dialect, one.group(1) == null ? "" : one.group(1), one.group(2), version);
      if (holds.isEmpty()) {
        return holds;
      }
      inside &= holds.get();
      String next = rest.substring(one.end());
      if (!next.isEmpty() && !Character.isWhitespace(next.charAt(0))) {
        return Optional.empty();
      }
      rest = next.strip();
    }
    return Optional.of(inside);
  }

  private static Optional<Boolean> one(Dialect dialect, String operator, String text, Version at) {
    String[] parts = text.replaceFirst("^[vV]", "").split("[-+]", 2)[0].split("\\.");
    int given = 0;
    while (given < parts.length && parts[given].matches("\\d{1,15}")) {
      given++;
    }
    if (given == 0) {
      return parts[0].matches("[*xX]") ? Optional.of(true) : Optional.empty();
    }
    boolean wild = given < parts.length;
    Optional<Version> bound =
        Version.of(wild ? String.join(".", java.util.Arrays.copyOf(parts, given)) : text);
    if (bound.isEmpty()) {
      return Optional.empty();
    }
    Version low = bound.get();
    int numbers = given;
    boolean partial = wild || (given < 3 && dialect == Dialect.NPM);
    return Optional.of(
        switch (operator.isEmpty() && dialect == Dialect.CARGO && !wild ? "^" : operator) {
          case "", "=", "==" ->
              partial || (dialect == Dialect.CARGO && numbers < 3)
                  ? between(at, low, low.next(numbers - 1))
                  : at.compareTo(low) == 0;
          case "!=" -> at.compareTo(low) != 0;
          case ">=" -> at.compareTo(low) >= 0;
          case "<" -> at.compareTo(low) < 0;
          case "<=" -> partial ? at.compareTo(low.next(numbers - 1)) < 0 : at.compareTo(low) <= 0;
          case ">" -> partial ? at.compareTo(low.next(numbers - 1)) >= 0 : at.compareTo(low) > 0;
          case "^" -> between(at, low, caret(low, numbers));
          case "~>" -> between(at, low, low.next(Math.max(0, numbers - 2)));
          default ->
              dialect == Dialect.COMPOSER
                  ? between(at, low, low.next(Math.max(0, numbers - 2)))
                  : between(at, low, low.next(Math.min(1, numbers - 1)));
        });
  }

  private static Version caret(Version low, int numbers) {
    for (int i = 0; i < numbers - 1; i++) {
      if (low.number(i) != 0) {
        return low.next(i);
      }
    }
    return low.next(numbers - 1);
  }

  private static boolean between(Version at, Version low, Version high) {
    return at.compareTo(low) >= 0 && at.compareTo(high) < 0;
  }
}
