package dev.plumbline.detect.dependencies.manifest.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a version satisfies a specifier by PEP 440. Three-valued: only a certain "no" is worth a
 * finding. Pre-releases are admitted whenever their order admits them; local versions are left out.
 */
final class Pep440 {
  private static final Pattern VERSION =
      Pattern.compile(
          "v?(?:(\\d{1,9})!)?(\\d{1,15}(?:\\.\\d{1,15}){0,8}+)"
              + "(?:[-_.]?(a|alpha|b|beta|c|rc|pre|preview)[-_.]?(\\d{0,9}))?"
              + "(?:(?:-(\\d{1,9}))|(?:[-_.]?(post|rev|r)[-_.]?(\\d{0,9})))?"
              + "(?:[-_.]?(dev)[-_.]?(\\d{0,9}))?(?:\\+[a-z0-9._-]{0,100})?");
  private static final Pattern CLAUSE =
      Pattern.compile("(~=|===?|!=|<=|>=|<|>|\\^|~)?\\s{0,5}([^\\s,]{1,100})");

  private Pep440() {}

  /** Numbers first, then where it stands round its release: dev, a, b, rc, release, post. */
  private record Parsed(List<Long> release, List<Long> around) implements Comparable<Parsed> {
    long number(int i) {
      return i < release.size() ? release.get(i) : 0;
    }

    @Override
    public int compareTo(Parsed other) {
      for (int i = 0; i < Math.max(release.size(), other.release.size()); i++) {
        int order = Long.compare(number(i), other.number(i));
        if (order != 0) {
          return order;
        }
      }
      for (int i = 0; i < around.size(); i++) {
        int order = Long.compare(around.get(i), other.around.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }

  /** Whether the version satisfies the specifier; empty when that cannot be told. */
  static Optional<Boolean> contains(String specifier, String version) {
    Optional<Parsed> at = parse(version);
    String bare = specifier.strip();
    if (bare.startsWith("(") && bare.endsWith(")")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    if (at.isEmpty() || bare.startsWith("@") || bare.contains("||")) {
      return Optional.empty();
    }
    boolean inside = true;
    for (String part : bare.split(",")) {
      Optional<Boolean> holds = clause(part.strip(), at.get());
      if (holds.isEmpty()) {
        return holds;
      }
      inside &= holds.get();
    }
    return Optional.of(inside);
  }

  private static Optional<Boolean> clause(String clause, Parsed at) {
    if (clause.isEmpty() || clause.equals("*")) {
      return Optional.of(true);
    }
    Matcher matcher = CLAUSE.matcher(clause);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String operator = matcher.group(1) == null ? "==" : matcher.group(1);
    boolean wild = matcher.group(2).endsWith(".*");
    Optional<Parsed> parsed =
        parse(
            wild ? matcher.group(2).substring(0, matcher.group(2).length() - 2) : matcher.group(2));
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    Parsed low = parsed.get();
    int count = low.release.size();
    boolean prefix = within(at, low, count);
    return Optional.of(
        switch (operator) {
          case "==", "===" -> wild ? prefix : at.compareTo(low) == 0;
          case "!=" -> wild ? !prefix : at.compareTo(low) != 0;
          case ">=" -> at.compareTo(low) >= 0;
          case "<=" -> at.compareTo(low) <= 0;
          case ">" -> at.compareTo(low) > 0;
          case "<" -> at.compareTo(low) < 0;
          case "~=" -> at.compareTo(low) >= 0 && within(at, low, Math.max(1, count - 1));
          case "^" -> at.compareTo(low) >= 0 && within(at, low, firstNonZero(low) + 1);
          default -> at.compareTo(low) >= 0 && within(at, low, Math.min(2, count));
        });
  }

  private static int firstNonZero(Parsed version) {
    int i = 0;
    while (i < version.release.size() - 1 && version.release.get(i) == 0) {
      i++;
    }
    return i;
  }

  private static boolean within(Parsed at, Parsed prefix, int count) {
    for (int i = 0; i < count; i++) {
      if (at.number(i) != prefix.number(i)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Parsed> parse(String text) {
    Matcher m = VERSION.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!m.matches()) {
      return Optional.empty();
    }
    List<Long> release = new ArrayList<>();
    for (String number : m.group(2).split("\\.")) {
      release.add(Long.parseLong(number));
    }
    boolean pre = m.group(3) != null;
    boolean post = m.group(5) != null || m.group(6) != null;
    boolean dev = m.group(8) != null;
    long stage =
        pre
            ? switch (m.group(3).charAt(0)) {
              case 'a' -> 1;
              case 'b' -> 2;
              default -> 3;
            }
            : dev && !post ? 0 : 4;
    return Optional.of(
        new Parsed(
            release,
            List.of(
                stage,
                number(m.group(4)),
                post ? 1 + number(m.group(5) == null ? m.group(7) : m.group(5)) : 0L,
                dev ? number(m.group(9)) : Long.MAX_VALUE)));
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
  }
}
