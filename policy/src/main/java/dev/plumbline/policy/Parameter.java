package dev.plumbline.policy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A value that a clause's test needs and an organisation may set.
 *
 * @param name for example {@code secret-age-days}; one name means one value in all policies
 * @param title what it is, in words
 * @param kind what it holds
 * @param stricter in which direction it gets stricter
 * @param defaults the value when nobody sets it; empty leaves it to the detector's own default
 */
public record Parameter(
    String name, String title, Kind kind, Stricter stricter, List<String> defaults) {

  /** What a parameter holds. */
  public enum Kind {
    /** One number that is not negative. */
    NUMBER,
    /** A list of texts. */
    LIST;

    /** The kind with this label, if there is one. */
    static Optional<Kind> ofLabel(String label) {
      return Arrays.stream(values())
          .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(label))
          .findFirst();
    }
  }

  /** In which direction a parameter gets stricter. */
  public enum Stricter {
    /** A lower number. */
    LOWER,
    /** A higher number. */
    HIGHER,
    /** More entries, for example more sensitive paths. */
    MORE,
    /** Fewer entries, for example fewer allowed licences. */
    FEWER,
    /** Cannot be said: every change counts as loosening. */
    UNCLEAR;

    /** The direction with this label, if there is one. */
    static Optional<Stricter> ofLabel(String label) {
      return Arrays.stream(values())
          .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(label))
          .findFirst();
    }
  }

  public Parameter {
    defaults = List.copyOf(defaults);
  }

  /**
   * Whether going from one value to the other asks for less, or might: a list that replaces a
   * detector's own default, which the policy does not know, might.
   */
  public boolean weaker(List<String> from, List<String> to) {
    if (from.equals(to)) {
      return false;
    }
    return switch (stricter) {
      case LOWER -> !comparable(from, to) || number(to).compareTo(number(from)) > 0;
      case HIGHER -> !comparable(from, to) || number(to).compareTo(number(from)) < 0;
      // An empty list means the detector's own, which an explicit one replaces.
      case MORE -> from.isEmpty() || !new HashSet<>(to).containsAll(from);
      case FEWER ->
          from.isEmpty() ? !to.isEmpty() : to.isEmpty() || !new HashSet<>(from).containsAll(to);
      case UNCLEAR -> true;
    };
  }

  /** What is wrong with a value for this parameter, if anything. */
  Optional<String> fault(List<String> value) {
    return switch (kind) {
      case NUMBER ->
          value.size() == 1 && isNumber(value.getFirst())
              ? Optional.empty()
              : Optional.of("takes one number that is not negative");
      case LIST -> Optional.empty();
    };
  }

  private static boolean comparable(List<String> from, List<String> to) {
    return from.size() == 1
        && to.size() == 1
        && isNumber(from.getFirst())
        && isNumber(to.getFirst());
  }

  private static BigDecimal number(List<String> value) {
    return new BigDecimal(value.getFirst());
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?");
  }
}
