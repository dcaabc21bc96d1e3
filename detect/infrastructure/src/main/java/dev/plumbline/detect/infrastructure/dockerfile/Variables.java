package dev.plumbline.detect.infrastructure.dockerfile;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that ARG and ENV give to variables, and their use in other instructions: {@code $x},
 * {@code ${x}}, {@code ${x:-word}}, {@code ${x-word}}, {@code ${x:+word}}.
 */
final class Variables {
  private static final int MAX_DEPTH = 10;
  private static final int MAX_LENGTH = 10_000;
  private static final int MAX_VARIABLES = 2_000;

  /** A present key with a null value is declared and unknown until the build. */
  private final Map<String, @Nullable String> values = new HashMap<>();

  void set(String name, @Nullable String value) {
    if (values.size() < MAX_VARIABLES || values.containsKey(name)) {
      values.put(name, value); // One more is unknown, which no build file comes to.
    }
  }

  Map<String, @Nullable String> values() {
    return values;
  }

  void inherit(Variables other) {
    values.putAll(other.values);
  }

  /** The text with its variables replaced, or null if one of them is not known here. */
  @Nullable String expand(String text) {
    return expand(text, 0);
  }

  private @Nullable String expand(String text, int depth) {
    if (depth > MAX_DEPTH) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        out.append(text.charAt(at + 1));
        at += 2;
      } else if (c != '$' || at + 1 == text.length()) {
        out.append(c);
        at++;
      } else {
        int end = referenceEnd(text, at);
        String value = reference(text.substring(at + 1, end), depth);
        if (value == null) {
          return null;
        }
        out.append(value);
        at = end;
        if (out.length() > MAX_LENGTH) {
          return null;
        }
      }
    }
    return out.toString();
  }

  private static int referenceEnd(String text, int dollar) {
    int at = dollar + 1;
    if (text.charAt(at) == '{') {
      int open = 0;
      while (at < text.length()) {
        char c = text.charAt(at++);
        open += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (open == 0) {
          break;
        }
      }
      return at;
    }
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return at;
  }

  private @Nullable String reference(String written, int depth) {
    if (written.isEmpty()) {
      return "$";
    }
    if (!written.startsWith("{")) {
      return values.get(written);
    }
    String inner =
        written.substring(1, written.endsWith("}") ? written.length() - 1 : written.length());
    int end = 0;
    while (end < inner.length()
        && (Character.isLetterOrDigit(inner.charAt(end)) || inner.charAt(end) == '_')) {
      end++;
    }
    String value = values.get(inner.substring(0, end));
    String operator = inner.substring(end);
    if (operator.isEmpty()) {
      return value;
    }
    boolean known = values.containsKey(inner.substring(0, end));
    if (operator.startsWith(":-")) {
      // Whoever builds may set an ARG without default; its fallback is what the file itself says.
      return value == null || value.isEmpty() ? expand(operator.substring(2), depth + 1) : value;
    }
    if (operator.startsWith("-")) {
      return value == null ? expand(operator.substring(1), depth + 1) : value;
    }
    if (operator.startsWith(":+")) {
      boolean set = value != null && !value.isEmpty();
      return known && value == null ? null : set ? expand(operator.substring(2), depth + 1) : "";
    }
    return null;
  }
}
