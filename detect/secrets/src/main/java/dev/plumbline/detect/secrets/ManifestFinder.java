package dev.plumbline.detect.secrets;

import dev.plumbline.detect.secrets.generic.Form;
import dev.plumbline.detect.secrets.generic.SecretName;
import dev.plumbline.detect.secrets.generic.ValueJudge;
import dev.plumbline.detect.secrets.generic.ValueVerdict;
import dev.plumbline.detect.secrets.generic.Vocabulary;
import dev.plumbline.evidence.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of a Kubernetes manifest of kind Secret (API reference, core/v1): its {@code data} is
 * base64, which hides nothing, its {@code stringData} is plain. Reads lines, so that templates and
 * broken files are no obstacle.
 */
final class ManifestFinder {
  private static final int REACH = 16 * 1024;
  private static final Set<String> OPEN =
      Vocabulary.of(
          "username user host hostname port database dbname ca.crt tls.crt namespace "
              + "provider url email region endpoint name type service-ca.crt");

  private static final Pattern HOLDS =
      Pattern.compile("(?i)^\\{.*\"[a-z_]*(?:auth|password|secret|token|key)[a-z_]*\" *:");

  private final SecretRule rule;
  private final Latin1 text;
  private final List<Candidate> found;

  private ManifestFinder(SecretRule rule, Latin1 text, List<Candidate> found) {
    this.rule = rule;
    this.text = text;
    this.found = found;
  }

  /**
   * Looks at the manifest whose kind is told here; bounded by {@link #REACH} either way.
   *
   * @param floor how far the content has been looked at already
   * @param found takes the secrets
   * @return how far the content has been looked at now
   */
  static int at(SecretRule rule, Latin1 text, int start, int floor, List<Candidate> found) {
    int quote = text.at(start + "kind: ".length()) == 's' || text.at(start + 6) == 'S' ? 0 : 1;
    char after = text.at(start + "kind: Secret".length() + 2 * quote);
    if (after != 0 && after != '\n' && after != '\r' && after != ' ') {
      return floor;
    }
    return new ManifestFinder(rule, text, found).manifest(start, floor);
  }

  private int manifest(int kind, int floor) {
    int column = kind - lineStart(kind);
    int from = lineStart(kind);
    int low = Math.max(floor, kind - REACH);
    while (from > low && belongs(lineStart(from - 1), column)) {
      from = lineStart(from - 1);
    }
    int high = Math.min(text.length(), kind + REACH);
    int line = from;
    while (line < high && (line <= kind || belongs(line, column))) {
      int next = lineEnd(line) + 1;
      if (indent(line) == column) {
        int content = line + column;
        if (text.startsWith("data:", content)) {
          next = entries(next, column, high, true);
        } else if (text.startsWith("stringData:", content)) {
          next = entries(next, column, high, false);
        }
      }
      line = next;
    }
    return line;
  }

  /** Whether a line lies in the mapping that begins in this column. */
  private boolean belongs(int line, int column) {
    int indent = indent(line);
    if (text.startsWith("---", line)) {
      return false;
    }
    return indent < 0 || indent >= column || text.at(line + indent) == '#';
  }

  private int entries(int from, int column, int high, boolean encoded) {
    int line = from;
    while (line < high) {
      int indent = indent(line);
      int end = lineEnd(line);
      if (indent >= 0 && indent <= column) {
        return line;
      }
      line =
          indent < 0 || text.at(line + indent) == '#' ? end + 1 : entry(line, indent, end, encoded);
    }
    return line;
  }

  private int entry(int line, int indent, int end, boolean encoded) {
    int colon = line + indent;
    while (colon < end && text.at(colon) != ':') {
      colon++;
    }
    int start = colon + 1;
    while (start < end && text.at(start) == ' ') {
      start++;
    }
    int next = end + 1;
    int stop = end;
    if (text.at(start) == '|' || text.at(start) == '>') {
      start = next;
      while (next < text.length() && (indent(next) < 0 || indent(next) > indent)) {
        next = lineEnd(next) + 1;
      }
      stop = Math.min(text.length(), next - 1);
    }
    if (colon < end && start < stop) {
      value(text.text(line + indent, colon), trimStart(start, stop), trimEnd(start, stop), encoded);
    }
    return next;
  }

  private void value(String key, int start, int end, boolean encoded) {
    if (start >= end || end - start > REACH || OPEN.contains(key)) {
      return;
    }
    String written = text.text(start, end);
    String value = encoded ? decode(written) : written;
    if (value == null || value.contains("-----BEGIN") || value.length() < 4) {
      return;
    }
    boolean printable = value.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\n' || c == '\r');
    String line = value.strip();
    if (line.indexOf('\n') < 0 && printable) {
      boolean structured = line.length() > 30 && HOLDS.matcher(line).find();
      ValueVerdict verdict = ValueJudge.judge("password", line.replace(' ', '_'), Form.QUOTED);
      if (verdict.strength() == ValueVerdict.Strength.NONE && line.length() <= 300 && !structured) {
        return;
      }
      boolean weak = verdict.strength() == ValueVerdict.Strength.WEAK && SecretName.of(key) == null;
      if (weak && !encoded) {
        return;
      }
      boolean low = weak || verdict.common();
      add(start, end, written, low ? Severity.LOW : rule.rule().severity());
    } else {
      add(start, end, written, rule.rule().severity());
    }
  }

  private void add(int start, int end, String value, Severity severity) {
    String why = "a literal value in a manifest of kind Secret";
    Map<String, String> facts = Map.of();
    found.add(new Candidate(rule, start, end, severity, 0.8, "context", why, value, facts));
  }

  private static @Nullable String decode(String written) {
    String base64 = written.replaceAll("\\s++", "");
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Without quotes, blanks and a comment. */
  private int trimStart(int start, int end) {
    int i = start;
    while (i < end && " \t\"'".indexOf(text.at(i)) >= 0) {
      i++;
    }
    return i;
  }

  private int trimEnd(int start, int end) {
    int i = end;
    for (int c = start; c < end - 1; c++) {
      if (text.at(c) == ' ' && text.at(c + 1) == '#') {
        i = c;
        break;
      }
    }
    while (i > start && " \t\r\n\"'".indexOf(text.at(i - 1)) >= 0) {
      i--;
    }
    return i;
  }

  private int lineStart(int at) {
    int i = at;
    while (i > 0 && text.at(i - 1) != '\n') {
      i--;
    }
    return i;
  }

  private int lineEnd(int at) {
    int i = at;
    while (i < text.length() && text.at(i) != '\n') {
      i++;
    }
    return i;
  }

  /** The column of a line's first character, list marks counted as blanks; -1 for an empty line. */
  private int indent(int line) {
    int i = line;
    while (text.at(i) == ' ' || text.at(i) == '-' && text.at(i + 1) == ' ') {
      i++;
    }
    char c = text.at(i);
    return c == 0 || c == '\n' || c == '\r' ? -1 : i - line;
  }
}
