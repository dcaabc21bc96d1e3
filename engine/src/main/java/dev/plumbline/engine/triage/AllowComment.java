package dev.plumbline.engine.triage;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code plumb:allow RULE reason="why" until=2027-01-31} in a comment of any language: what stands
 * on its line, or below it when it has a line of its own, is no secret.
 *
 * @param rules the rules it names
 * @param reason why
 * @param until the last day it counts; null for no end
 * @param ownLine whether nothing but the comment stands on the line
 * @param fault why it does not count; null when it does, but for its day
 */
record AllowComment(
    List<String> rules,
    String reason,
    @Nullable LocalDate until,
    boolean ownLine,
    @Nullable String fault) {
  /** What every such comment holds. */
  static final String MARK = "plumb:allow";

  private static final int LONGEST = 2_000;
  private static final String RULE = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*+";
  private static final Pattern RULES =
      Pattern.compile("\\s{1,20}(" + RULE + "(?:\\s?,\\s?" + RULE + "){0,20})(?![\\w=-])");
  private static final Pattern REASON =
      Pattern.compile("\\breason\\s?=\\s?\\\\?(?:\"([^\"\\\\]{0,500})|'([^'\\\\]{0,500}))");
  private static final Pattern UNTIL =
      Pattern.compile("\\buntil\\s?=\\s?[\"']?([^\\s\"',;)*>]{0,40})");
  private static final Pattern ONLY_MARKS =
      Pattern.compile("\\s*+(?:[/#*;%!<>{}()\\[\\]'\"-]|//|REM\\b|rem\\b|dnl\\b|\\s)*+");

  /** The comment on a line, if there is one. */
  static Optional<AllowComment> on(String line) {
    int at = line.indexOf(MARK);
    if (at < 0) {
      return Optional.empty();
    }
    boolean own = at < LONGEST && ONLY_MARKS.matcher(line.substring(0, at)).matches();
    String rest =
        line.substring(at + MARK.length(), Math.min(line.length(), at + MARK.length() + LONGEST));
    Matcher rules = RULES.matcher(rest);
    boolean named = rules.lookingAt();
    List<String> ids =
        named ? Arrays.stream(rules.group(1).split(",")).map(String::strip).toList() : List.of();
    Matcher reasons = REASON.matcher(rest);
    String reason = "";
    if (reasons.find()) {
      reason = reasons.group(1) != null ? reasons.group(1) : reasons.group(2);
    }
    String fault = named ? Reasons.fault(reason).orElse(null) : "names no rule";
    LocalDate until = null;
    Matcher end = UNTIL.matcher(rest);
    if (end.find()) {
      try {
        until = LocalDate.parse(end.group(1));
      } catch (DateTimeException e) {
        fault = "has an until that is no day such as 2027-01-31";
      }
    }
    return Optional.of(new AllowComment(ids, reason.strip(), until, own, fault));
  }

  /** Why it does not count on this day, if it does not. */
  Optional<String> fault(LocalDate day) {
    if (fault != null) {
      return Optional.of(fault);
    }
    return until != null && until.isBefore(day)
        ? Optional.of("counted until " + until + ", which is over")
        : Optional.empty();
  }
}
