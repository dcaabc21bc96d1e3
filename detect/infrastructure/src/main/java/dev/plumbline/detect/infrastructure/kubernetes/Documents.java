package dev.plumbline.detect.infrastructure.kubernetes;

import java.util.ArrayList;
import java.util.List;

/**
 * The documents of a YAML text that announce something that is read; long definitions that nobody
 * asks about are not parsed. Lines keep their numbers: what is left out leaves its line ends.
 */
final class Documents {
  /** So many characters of padding may parsing one by one cost. */
  private static final long MAX_PADDING = 5_000_000;

  private Documents() {}

  /** The text with all other documents emptied. */
  static String wanted(String text) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts(text)) {
      if (Kinds.checks(part.text()).isEmpty()) {
        part.text().chars().filter(c -> c == '\n').forEach(c -> out.append('\n'));
      } else {
        out.append(part.text());
      }
    }
    return out.toString();
  }

  /** The wanted documents one by one, so that one that is broken does not hide the others. */
  static List<String> oneByOne(String text) {
    List<Part> parts =
        parts(text).stream().filter(part -> !Kinds.checks(part.text()).isEmpty()).toList();
    long padding = parts.stream().mapToLong(Part::line).sum();
    if (padding > MAX_PADDING) {
      return List.of(text);
    }
    return parts.stream().map(part -> "\n".repeat(part.line()) + part.text()).toList();
  }

  private record Part(String text, int line) {}

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    int startLine = 0;
    int line = 0;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      int next = end < 0 ? text.length() : end + 1;
      if (line > startLine && text.startsWith("---", at)) {
        parts.add(new Part(text.substring(start, at), startLine));
        start = at;
        startLine = line;
      }
      line++;
      at = next;
    }
    parts.add(new Part(text.substring(start), startLine));
    return parts;
  }
}
