package dev.plumbline.report.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants for people. */
public final class Times {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  /** To the minute, in UTC: {@code 2026-11-24 02:29 UTC}. */
  public static String minute(Instant instant) {
    return MINUTE.format(instant);
  }
}
