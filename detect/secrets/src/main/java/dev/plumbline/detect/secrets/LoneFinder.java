package dev.plumbline.detect.secrets;

import dev.plumbline.detect.secrets.generic.Form;
import dev.plumbline.detect.secrets.generic.ValueJudge;
import dev.plumbline.detect.secrets.generic.ValueVerdict;
import dev.plumbline.evidence.Severity;
import java.util.List;

/**
 * A small content that holds one random token and nothing else but comments: a file of one secret,
 * as {@code config/master.key} of Rails is. Whether the file's name says so is asked afterwards.
 */
final class LoneFinder {
  /** The form that such a finding has. */
  static final String FORM = "lone";

  private static final int LONGEST = 300;
  private static final int SHORTEST_TOKEN = 24;
  private static final String RULE = "generic-token";

  private LoneFinder() {}

  /** Adds the token if there is one and nothing else was found. */
  static void at(RuleSet rules, Latin1 text, List<Candidate> found) {
    int length = text.length();
    if (length > LONGEST || length < SHORTEST_TOKEN || !found.isEmpty()) {
      return;
    }
    int start = -1;
    int end = -1;
    for (int line = 0; line < length; ) {
      int next = line;
      while (next < length && text.at(next) != '\n') {
        next++;
      }
      int last = next > line && text.at(next - 1) == '\r' ? next - 1 : next;
      boolean comment = text.at(line) == '#' || text.at(line) == ';' || text.startsWith("//", line);
      if (last > line && !comment) {
        if (start >= 0) {
          return;
        }
        start = line;
        end = last;
      }
      line = next + 1;
    }
    if (start < 0 || end - start < SHORTEST_TOKEN) {
      return;
    }
    String value = text.text(start, end);
    ValueVerdict verdict = ValueJudge.judge("token", value, Form.BARE);
    if (verdict.strength() == ValueVerdict.Strength.STRONG) {
      SecretRule rule = rules.rule(RULE);
      Severity severity = rule.rule().severity();
      found.add(
          new Candidate(
              rule,
              start,
              end,
              severity,
              verdict.score(),
              "context",
              "a random value alone in its file",
              value,
              Finder.form(FORM, verdict.label())));
    }
  }
}
