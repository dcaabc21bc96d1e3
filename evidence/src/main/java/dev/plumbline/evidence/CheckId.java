package dev.plumbline.evidence;

import java.util.regex.Pattern;

/**
 * The stable id of a check, for example {@code secrets.history}: an area, a dot, and what must
 * hold. Policies bind clauses to these ids; rules and evidence name them.
 */
public record CheckId(String value) implements Comparable<CheckId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*");

  public CheckId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a check id (area.what-must-hold): " + value);
    }
  }

  @Override
  public int compareTo(CheckId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
