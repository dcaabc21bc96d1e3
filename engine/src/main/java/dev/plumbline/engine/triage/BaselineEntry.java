package dev.plumbline.engine.triage;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the baseline.
 *
 * @param fingerprint what it is about: rule and digest of the value
 * @param judged what is said of it
 * @param on the day it was said; null in files of version 1
 * @param until the last day it counts; null for no end
 * @param rule for people; the fingerprint decides
 * @param path where it stood when it was written; for people
 * @param who said it; empty where nobody did
 * @param reason why; empty where none is given
 * @param line where in the file, counts from 1; 0 for one that was not read from a file
 */
public record BaselineEntry(
    Fingerprint fingerprint,
    Judged judged,
    @Nullable LocalDate on,
    @Nullable LocalDate until,
    String rule,
    String path,
    String who,
    String reason,
    int line) {
  /** The order of the file: by fingerprint, so that lines of two branches fall apart. */
  static final Comparator<BaselineEntry> ORDER =
      Comparator.comparing(BaselineEntry::fingerprint).thenComparing(BaselineEntry::text);

  private static final int FIELDS = 8;
  private static final String NONE = "-";

  /** Finding that is known and that nobody judged yet. */
  public static BaselineEntry known(Finding finding, LocalDate day) {
    return new BaselineEntry(
        finding.fingerprint(),
        Judged.KNOWN,
        day,
        null,
        finding.rule().value(),
        finding.place().path(),
        "",
        "",
        0);
  }

  /** The same finding, judged. */
  public BaselineEntry judged(
      Judged verdict, LocalDate day, @Nullable LocalDate end, String by, String why) {
    return new BaselineEntry(fingerprint, verdict, day, end, rule, path, by, why, 0);
  }

  /** Whether its last day is over. */
  public boolean expired(LocalDate day) {
    return until != null && until.isBefore(day);
  }

  /**
   * Why it is not enough to call the finding none, if it is not: a judgement carries who, why and
   * when.
   */
  public Optional<String> fault() {
    if (!judged.isFalse()) {
      return Optional.empty();
    }
    if (who.isBlank()) {
      return Optional.of("does not say who judged it");
    }
    if (on == null) {
      return Optional.of("does not say when it was judged");
    }
    return Reasons.fault(reason);
  }

  /** The line of the file, without its end. */
  public String text() {
    return String.join(
        "\t",
        fingerprint.value(),
        judged.label(),
        on == null ? NONE : on.toString(),
        until == null ? NONE : until.toString(),
        field(rule),
        field(path),
        field(who),
        field(reason));
  }

  private static String field(String text) {
    String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?").strip();
    return clean.isEmpty() ? NONE : clean;
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is no entry; the message says why and never quotes it
   */
  static BaselineEntry parse(String line, int number) {
    String[] fields = line.strip().split("\t", -1);
    String first = fields[0].strip().split("\\s", 2)[0];
    if (!first.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("does not begin with a fingerprint of 32 hex digits");
    }
    Fingerprint fingerprint = new Fingerprint(first);
    if (fields.length < 4 && (fields.length == 1 || Judged.of(fields[1].strip()).isEmpty())) {
      // Version 1: fingerprint, rule, path, the last two for people only.
      return new BaselineEntry(
          fingerprint,
          Judged.KNOWN,
          null,
          null,
          fields.length > 1 ? fields[1].strip() : "",
          fields.length > 2 ? fields[2].strip() : "",
          "",
          "",
          number);
    }
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException(
          "has " + fields.length + " fields between tabs in the place of " + FIELDS);
    }
    Judged judged =
        Judged.of(fields[1].strip())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "its second field is none of " + String.join(", ", Judged.labels())));
    return new BaselineEntry(
        fingerprint,
        judged,
        day(fields[2], "third"),
        day(fields[3], "fourth"),
        value(fields[4]),
        value(fields[5]),
        value(fields[6]),
        value(fields[7]),
        number);
  }

  private static String value(String field) {
    String text = field.strip();
    return text.equals(NONE) ? "" : text;
  }

  private static @Nullable LocalDate day(String field, String which) {
    String text = value(field);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException(
          "its " + which + " field is neither - nor a day such as 2026-01-31", e);
    }
  }
}
