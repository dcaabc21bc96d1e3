package dev.plumbline.engine.imports;

import org.jspecify.annotations.Nullable;

/**
 * One finding, or one ignored finding, of another scanner.
 *
 * @param rule its own name for it
 * @param path as it gives it, with {@code /} between the parts
 * @param line counts from 1; 0 when it gives none
 * @param endLine the last line; the first when it gives none
 * @param commit in hex; empty when it gives none
 * @param value the secret, for comparison in memory only; null when the report holds none
 * @param sha1 the value's SHA-1 in hex; empty when the report holds none
 * @param note what it says besides, in our words
 * @param at the line of the report, counts from 1; 0 when not known
 */
public record Reported(
    String rule,
    String path,
    int line,
    int endLine,
    String commit,
    @Nullable String value,
    String sha1,
    String note,
    int at) {
  public Reported {
    path = path.replace('\\', '/');
    path = path.startsWith("./") ? path.substring(2) : path;
    endLine = Math.max(line, endLine);
    value = value == null || value.isBlank() ? null : value;
  }

  /** At a place, with no value. */
  static Reported at(String rule, String path, int line, String commit, int at) {
    return new Reported(rule, path, line, line, commit, null, "", "", at);
  }

  /** Without the value: it goes into no message. */
  @Override
  public String toString() {
    return rule
        + " at "
        + (path.isEmpty() ? "(no path)" : path)
        + (line > 0 ? ":" + line : "")
        + (commit.isEmpty()
            ? ""
            : " of commit " + commit.substring(0, Math.min(10, commit.length())))
        + (note.isEmpty() ? "" : ", " + note);
  }
}
