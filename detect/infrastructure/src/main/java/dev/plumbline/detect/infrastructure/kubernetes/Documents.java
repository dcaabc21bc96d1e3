package dev.plumbline.detect.infrastructure.kubernetes;

import java.util.ArrayList;
import java.util.List;

/**
 * The documents of a YAML text one by one, so that long definitions nobody asks about are not
 * parsed. Each begins with as many empty lines as stand before it: its places stay those of the
 * file.
 */
final class Documents {
  private Documents() {}

  static List<String> of(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int startLine = 0;
    int line = 0;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      int next = end < 0 ? text.length() : end + 1;
      if (line > startLine && text.startsWith("---", at)) {
        parts.add("\n".repeat(startLine) + text.substring(start, at));
        start = at;
        startLine = line;
      }
      line++;
      at = next;
    }
    parts.add("\n".repeat(startLine) + text.substring(start));
    return parts;
  }
}
