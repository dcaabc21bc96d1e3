package dev.plumbline.detect.environments;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The literal settings of Terraform variables and configuration (HCL native syntax). Reads one
 * attribute or block head a line, as {@code terraform fmt} writes them; what is computed is kept as
 * written, so that it counts as set.
 */
final class TerraformSettings {
  private static final int LONGEST_LINE = 8_000;
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s*+\"?([A-Za-z_][A-Za-z0-9_.\\-]*+)\"?\\s*+[=:]\\s*+(.*+)");
  private static final Pattern BLOCK =
      Pattern.compile(
          "\\s*+([A-Za-z_][A-Za-z0-9_\\-]*+)((?:\\s++\"[^\"]*+\")*+)\\s*+\\{\\s*+(.*+)");
  private static final Pattern HEREDOC = Pattern.compile(".*<<[-~]?([A-Za-z_][A-Za-z0-9_]*)\\s*");

  private TerraformSettings() {}

  static List<Setting> read(String text) {
    List<Setting> settings = new ArrayList<>();
    Deque<List<String>> open = new ArrayDeque<>();
    open.push(List.of());
    String until = null;
    boolean comment = false;
    String[] lines = text.split("\r\n|[\n\r]", -1);
    for (int i = 0; i < lines.length && settings.size() < Settings.MOST; i++) {
      String line = lines[i];
      if (until != null) {
        until = line.strip().equals(until) ? null : until;
        continue;
      }
      if (comment || line.stripLeading().startsWith("/*")) {
        comment = !line.contains("*/");
        continue;
      }
      String bare = line.stripLeading();
      if (bare.isEmpty()
          || bare.startsWith("#")
          || bare.startsWith("//")
          || line.length() > LONGEST_LINE) {
        continue;
      }
      Matcher heredoc = HEREDOC.matcher(line);
      if (heredoc.matches()) {
        until = heredoc.group(1);
      }
      line(line, i + 1, open, settings);
    }
    return settings;
  }

  private static void line(
      String line, int number, Deque<List<String>> open, List<Setting> settings) {
    String rest = line;
    for (int parts = 0; parts < 50 && !rest.isBlank(); parts++) {
      String bare = rest.stripLeading();
      if (bare.startsWith("}") || bare.startsWith("]") || bare.startsWith(",")) {
        if (bare.startsWith("}") && open.size() > 1) {
          open.pop();
        }
        rest = bare.substring(1);
        continue;
      }
      Matcher attribute = ATTRIBUTE.matcher(rest);
      if (attribute.matches()) {
        List<String> keys = with(open.getFirst(), attribute.group(1));
        String value = attribute.group(2);
        if (value.startsWith("{")) {
          open.push(keys);
          rest = value.substring(1);
          continue;
        }
        int end = end(value);
        settings.add(new Setting(keys, literal(value.substring(0, end)), number, null));
        rest = value.substring(end);
        continue;
      }
      Matcher block = BLOCK.matcher(rest);
      if (!block.matches()) {
        return;
      }
      List<String> keys = with(open.getFirst(), block.group(1));
      for (String label : block.group(2).split("\"")) {
        if (!label.isBlank()) {
          keys = with(keys, label);
        }
      }
      open.push(keys);
      rest = block.group(3);
    }
  }

  /** Where a value ends: after its closing quote, or at what can only come after a value. */
  private static int end(String value) {
    if (value.startsWith("\"")) {
      for (int i = 1; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          return i + 1;
        }
      }
      return value.length();
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == ',' || value.charAt(i) == '}') {
        return i;
      }
    }
    return value.length();
  }

  private static String literal(String value) {
    String text = value.strip();
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
        // What is computed is no literal; as a reference it is recognised by this form.
        : "${" + text + "}";
  }

  private static List<String> with(List<String> keys, String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return longer;
  }
}
