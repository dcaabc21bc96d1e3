package dev.plumbline.detect.infrastructure.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a unit file, in its order (systemd.syntax(7)): sections, comments, continued
 * lines.
 */
record Unit(List<Setting> settings) {
  Unit {
    settings = List.copyOf(settings);
  }

  /**
   * A setting.
   *
   * @param section without brackets
   * @param line where it begins, from 1
   */
  record Setting(String section, String key, String value, int line) {}

  static Unit read(String text) {
    String[] lines = text.split("\n", -1);
    List<Setting> settings = new ArrayList<>();
    String section = "";
    int at = 0;
    while (at < lines.length) {
      int first = at;
      String line = lines[at++].strip();
      if (line.isEmpty() || comment(line)) {
        continue;
      }
      StringBuilder whole = new StringBuilder(line);
      while (endsInBackslash(whole) && at < lines.length) {
        whole.setLength(whole.length() - 1);
        String next = lines[at++].strip();
        if (comment(next)) {
          whole.append('\\'); // A comment between continued lines does not end them.
        } else {
          whole.append(' ').append(next);
        }
      }
      String statement = whole.toString();
      int equals = statement.indexOf('=');
      if (statement.startsWith("[") && statement.endsWith("]")) {
        section = statement.substring(1, statement.length() - 1);
      } else if (equals > 0) {
        settings.add(
            new Setting(
                section,
                statement.substring(0, equals).strip(),
                statement.substring(equals + 1).strip(),
                first + 1));
      }
    }
    return new Unit(settings);
  }

  private static boolean endsInBackslash(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == '\\';
  }

  private static boolean comment(String line) {
    return line.startsWith("#") || line.startsWith(";");
  }

  /** The last value of a key of the service section that is not empty; empty resets it. */
  Optional<Setting> last(String key) {
    Optional<Setting> found = Optional.empty();
    for (Setting setting : all(key)) {
      found = setting.value().isEmpty() ? Optional.empty() : Optional.of(setting);
    }
    return found;
  }

  /** All settings of the service section with this key. */
  List<Setting> all(String key) {
    return settings.stream()
        .filter(s -> s.section().equals("Service") && s.key().equals(key))
        .toList();
  }

  /** Whether a switch of the service section is on. */
  boolean on(String key) {
    return last(key).map(s -> s.value().matches("(?i)yes|true|on|1")).orElse(false);
  }
}
