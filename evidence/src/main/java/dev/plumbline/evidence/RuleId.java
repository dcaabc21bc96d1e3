package dev.plumbline.evidence;

import java.util.regex.Pattern;

/** The stable id of one rule inside a check, for example {@code github-personal-access-token}. */
public record RuleId(String value) implements Comparable<RuleId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public RuleId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a rule id (lower case, hyphens): " + value);
    }
  }

  @Override
  public int compareTo(RuleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
