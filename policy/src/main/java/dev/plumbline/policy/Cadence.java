package dev.plumbline.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long evidence for a clause counts. */
public sealed interface Cadence {

  /** The words used in files and reports, for example {@code 30 d} or {@code per commit}. */
  String label();

  /**
   * When evidence about this moment goes stale; empty when time alone never makes it stale, because
   * it belongs to one state of its subject.
   */
  Optional<Instant> validUntil(Instant observedTo, ZoneId zone);

  /** Evidence counts for this long. */
  record MaxAge(TemporalAmount amount, String label) implements Cadence {
    @Override
    public Optional<Instant> validUntil(Instant observedTo, ZoneId zone) {
      return Optional.of(observedTo.atZone(zone).plus(amount).toInstant());
    }

    /** About this many hours; a month counts as 30 days, a year as twelve months and five days. */
    private long hours() {
      return switch (amount) {
        case Duration duration -> duration.toHours();
        case Period period ->
            24L * (period.getDays() + 30L * period.getMonths() + 365L * period.getYears());
        default -> throw new IllegalStateException("neither a duration nor a period: " + amount);
      };
    }
  }

  /** Evidence belongs to one event or state of its subject, and the next one needs its own. */
  record OnEvent(Event event) implements Cadence {
    @Override
    public String label() {
      return event.label();
    }

    @Override
    public Optional<Instant> validUntil(Instant observedTo, ZoneId zone) {
      return Optional.empty();
    }
  }

  /** What asks for new evidence. */
  enum Event {
    CHANGE("on change"),
    COMMIT("per commit"),
    MERGE("per merge"),
    PUSH("per push"),
    BUILD("per build"),
    APPLY("per apply"),
    DEPLOY("per deploy"),
    JOINER("per joiner"),
    EVENT("per event");

    private final String label;

    Event(String label) {
      this.label = label;
    }

    /** The words used in files. */
    public String label() {
      return label;
    }
  }

  /** What can be written, for messages. */
  String SYNTAX =
      "write a number and h, d, w, mo or y (24 h, 30 d, 12 mo), daily, quarter, on change, or per"
          + " commit, merge, push, build, apply, deploy, joiner or event";

  /** The cadence these words mean, if they mean one. {@code quarter} is three months. */
  static Optional<Cadence> parse(String text) {
    String words = text.strip().toLowerCase(Locale.ROOT);
    Optional<Event> event =
        Arrays.stream(Event.values()).filter(value -> value.label().equals(words)).findFirst();
    if (event.isPresent()) {
      return Optional.of(new OnEvent(event.get()));
    }
    return switch (words) {
      case "daily" -> Optional.of(new MaxAge(Duration.ofHours(24), "daily"));
      case "quarter" -> Optional.of(new MaxAge(Period.ofMonths(3), "quarter"));
      default -> amount(words);
    };
  }

  private static Optional<Cadence> amount(String words) {
    Matcher matcher = Amounts.SHAPE.matcher(words);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int count = Integer.parseInt(matcher.group(1));
    if (count == 0) {
      return Optional.empty();
    }
    String unit = matcher.group(2);
    TemporalAmount amount =
        switch (unit) {
          case "h" -> Duration.ofHours(count);
          case "d" -> Period.ofDays(count);
          case "w" -> Period.ofWeeks(count);
          case "mo" -> Period.ofMonths(count);
          default -> Period.ofYears(count);
        };
    return Optional.of(new MaxAge(amount, count + " " + unit));
  }

  /**
   * Whether evidence must be newer than under the other cadence. An age and an event cannot be
   * compared: neither is stricter.
   */
  default boolean stricterThan(Cadence other) {
    return this instanceof MaxAge mine && other instanceof MaxAge its && mine.hours() < its.hours();
  }
}

/** Keeps the pattern out of the interface's public fields. */
final class Amounts {
  static final Pattern SHAPE = Pattern.compile("([0-9]{1,4}) ?(h|d|w|mo|y)");

  private Amounts() {}
}
