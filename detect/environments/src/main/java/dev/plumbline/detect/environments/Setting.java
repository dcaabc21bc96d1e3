package dev.plumbline.detect.environments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a configuration file.
 *
 * @param keys the names that lead to it, outermost first
 * @param value as the program that reads the file sees it
 * @param line counts from 1
 * @param environment the environment that a part of the file stands for; null for the file's own
 */
record Setting(List<String> keys, String value, int line, @Nullable String environment) {
  private static final Set<String> UNNAMED = Set.of("default", "value", "plain", "literal");

  Setting {
    keys = List.copyOf(keys);
  }

  Setting in(@Nullable String name) {
    return new Setting(keys, value, line, name);
  }

  /** The last key that says what the value is. */
  String name() {
    for (int i = keys.size() - 1; i >= 0; i--) {
      String key = keys.get(i);
      if (!UNNAMED.contains(key) && !key.chars().allMatch(Character::isDigit)) {
        return key;
      }
    }
    return keys.isEmpty() ? "" : keys.getLast();
  }

  /** The last two keys, for names that need the one before: {@code stripe.key}. */
  String longName() {
    int last = keys.lastIndexOf(name());
    return last <= 0 ? name() : keys.get(last - 1) + "_" + name();
  }

  /**
   * The keys in the form in which Spring, .NET and the shell take them for the same: without regard
   * to case, hyphens and underscores.
   */
  String path() {
    List<String> parts = new ArrayList<>();
    for (String key : keys) {
      for (String part : key.split("\\.")) {
        parts.add(part.toLowerCase(Locale.ROOT).replace("-", "").replace("_", ""));
      }
    }
    return String.join(".", parts);
  }
}
