package dev.plumbline.detect.environments;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dotenv, properties, INI and TOML files: a name, a sign, a value on each line. */
final class LineSettings {
  private static final int LONGEST_LINE = 8_000;
  private static final int MOST_LINES = 200;
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*+(?:(?:export|set|declare)\\s++)?([A-Za-z0-9_.\\-/]++)\\s*+[=:]\\s*+(.*+)");
  private static final Pattern SECTION =
      Pattern.compile("\\s*+\\[{1,2}([^\\[\\]]{1,200})\\]{1,2}.*+");

  private LineSettings() {}

  static List<Setting> read(String text) {
    String[] lines = text.split("\r\n|[\n\r]", -1);
    List<Setting> settings = new ArrayList<>();
    List<String> section = List.of();
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.length() > LONGEST_LINE || isComment(line)) {
        continue;
      }
      Matcher head = SECTION.matcher(line);
      if (head.matches()) {
        section = List.of(head.group(1).strip().split("\\."));
        continue;
      }
      Matcher entry = ENTRY.matcher(line);
      if (!entry.matches()) {
        continue;
      }
      List<String> keys = new ArrayList<>(section);
      keys.add(entry.group(1));
      String value = entry.group(2);
      int first = i + 1;
      if (opens(value)) {
        StringBuilder whole = new StringBuilder(value);
        char quote = value.charAt(0);
        while (i + 1 < lines.length && i < first + MOST_LINES && !closes(whole, quote)) {
          whole.append('\n').append(lines[++i]);
        }
        value = whole.toString();
      }
      settings.add(new Setting(keys, unquoted(value), first, null));
      if (settings.size() >= Settings.MOST) {
        break;
      }
    }
    return settings;
  }

  private static boolean isComment(String line) {
    String start = line.stripLeading();
    return start.isEmpty() || "#;!".indexOf(start.charAt(0)) >= 0 || start.startsWith("//");
  }

  private static boolean opens(String value) {
    return !value.isEmpty()
        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
        && value.indexOf(value.charAt(0), 1) < 0;
  }

  private static boolean closes(CharSequence value, char quote) {
    for (int i = value.length() - 1; i > 0; i--) {
      char c = value.charAt(i);
      if (c == quote) {
        return true;
      }
      if (c == '\n') {
        return false;
      }
    }
    return false;
  }

  private static String unquoted(String value) {
    String text = value.strip();
    if (!text.isEmpty() && (text.charAt(0) == '"' || text.charAt(0) == '\'')) {
      int end = text.indexOf(text.charAt(0), 1);
      return end > 0 ? text.substring(1, end) : text.substring(1);
    }
    int comment = text.indexOf(" #");
    return comment >= 0 ? text.substring(0, comment).strip() : text;
  }
}
