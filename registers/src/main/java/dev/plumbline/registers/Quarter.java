package dev.plumbline.registers;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * A calendar quarter.
 *
 * @param year the calendar year
 * @param number 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {
  /** The quarter this day is in. */
  public static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  /** Its first day. */
  public LocalDate first() {
    return LocalDate.of(year, number * 3 - 2, 1);
  }

  /** Its last day. */
  public LocalDate last() {
    return first().plusMonths(3).minusDays(1);
  }

  /** The one after. */
  public Quarter next() {
    return of(first().plusMonths(3));
  }

  @Override
  public int compareTo(Quarter other) {
    int byYear = Integer.compare(year, other.year);
    return byYear != 0 ? byYear : Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return year + " Q" + number;
  }
}
