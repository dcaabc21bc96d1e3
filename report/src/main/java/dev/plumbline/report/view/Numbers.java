package dev.plumbline.report.view;

/** Numbers and nouns, the same in every locale. */
public final class Numbers {
  private Numbers() {}

  /** A number with commas between thousands: {@code 1,204}. */
  public static String grouped(long number) {
    String digits = Long.toString(number);
    int first = number < 0 ? 1 : 0;
    StringBuilder out = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > first; i -= 3) {
      out.insert(i, ',');
    }
    return out.toString();
  }

  /** A number with its noun: {@code 1 clause}, {@code 2 clauses}. */
  public static String of(long number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }
}
