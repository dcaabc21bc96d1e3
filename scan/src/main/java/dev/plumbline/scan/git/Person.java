package dev.plumbline.scan.git;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Who made a commit or a tag, and when, as they said themselves.
 *
 * @param when 1970 when the line holds no time that can be read
 * @param offset from UTC
 */
public record Person(String name, String email, Instant when, ZoneOffset offset) {
  /** Reads {@code Name <mail> seconds +hhmm}. Never fails: it is data that anyone can write. */
  static Person parse(byte[] line, Charset charset) {
    String text = new String(line, charset);
    int open = text.indexOf('<');
    int close = text.lastIndexOf('>');
    if (open < 0 || close < open) {
      return new Person(text.strip(), "", Instant.EPOCH, ZoneOffset.UTC);
    }
    String[] time = text.substring(close + 1).strip().split(" ");
    return new Person(
        text.substring(0, open).strip(),
        text.substring(open + 1, close).strip(),
        instant(time[0]),
        time.length > 1 ? offset(time[1]) : ZoneOffset.UTC);
  }

  private static Instant instant(String seconds) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(seconds));
    } catch (NumberFormatException | DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static ZoneOffset offset(String text) {
    if (!text.matches("[+-]\\d{4}")) {
      return ZoneOffset.UTC;
    }
    int minutes =
        60 * Integer.parseInt(text.substring(1, 3)) + Integer.parseInt(text.substring(3, 5));
    int sign = text.charAt(0) == '-' ? -1 : 1;
    return minutes > 18 * 60 ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(sign * 60 * minutes);
  }
}
