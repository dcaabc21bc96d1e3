package dev.plumbline.scan.git;

import dev.plumbline.scan.git.object.GitDataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A repository's own configuration file (git-config(1), "Syntax"). Includes are never followed, and
 * no other file is read.
 */
final class GitConfig {
  private static final int MAX_DEPTH_OF_TEXT = 4 << 20;

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final String text;
  private int at;

  private GitConfig(String text) {
    this.text = text;
  }

  /** No settings. */
  static GitConfig empty() {
    return new GitConfig("");
  }

  /**
   * Reads the text of a configuration file.
   *
   * @throws GitDataException if it is not one; git refuses to work then, too
   */
  static GitConfig parse(byte[] bytes) throws GitDataException {
    if (bytes.length > MAX_DEPTH_OF_TEXT) {
      throw new GitDataException("the configuration is too large");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    GitConfig config = new GitConfig(text.startsWith("\uFEFF") ? text.substring(1) : text);
    config.read();
    return config;
  }

  /** All values of a key such as {@code remote.origin.promisor}, in order. */
  List<String> all(String key) {
    return values.getOrDefault(key, List.of());
  }

  /** The last value of a key. */
  Optional<String> last(String key) {
    List<String> found = all(key);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  /** The keys, with section and name in lower case. */
  Iterable<String> keys() {
    return values.keySet();
  }

  /** Whether git reads this value as true. */
  static boolean isTrue(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      default -> false;
    };
  }

  private void read() throws GitDataException {
    String section = "";
    while (skipBlank()) {
      char c = text.charAt(at);
      if (c == '[') {
        section = section();
      } else if (Character.isLetter(c)) {
        variable(section);
      } else {
        throw new GitDataException("the configuration has a line that git does not understand");
      }
    }
  }

  private boolean skipBlank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#' || c == ';') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private String section() throws GitDataException {
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    boolean quotes = false;
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        break;
      }
      if (quoted) {
        if (c == '"') {
          quoted = false;
        } else {
          at += c == '\\' && at + 1 < text.length() ? 1 : 0;
          name.append(text.charAt(at));
        }
      } else if (c == ']') {
        at++;
        return name.toString();
      } else if (c == '"') {
        quoted = true;
        quotes = true;
        name.append('.');
      } else if (!Character.isWhitespace(c) && !quotes) {
        name.append(Character.toLowerCase(c));
      }
    }
    throw new GitDataException("the configuration has a section heading without an end");
  }

  private void variable(String section) throws GitDataException {
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    String key = section + "." + text.substring(from, at).toLowerCase(Locale.ROOT);
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    String value = "true";
    if (at < text.length() && text.charAt(at) == '=') {
      at++;
      value = value();
    }
    values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  private String value() throws GitDataException {
    StringBuilder value = new StringBuilder();
    int kept = 0;
    boolean quoted = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        break;
      } else if (c == '\\') {
        at++;
        char next = at < text.length() ? text.charAt(at) : '\n';
        if (next == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
          at++;
        } else if (next != '\n') {
          value.append(unescape(next));
          kept = value.length();
        }
      } else if (c == '"') {
        quoted = !quoted;
        kept = value.length();
      } else if (!quoted && (c == '#' || c == ';')) {
        skipBlankLine();
        break;
      } else if (quoted || !Character.isWhitespace(c)) {
        value.append(c);
        kept = value.length();
      } else if (kept > 0) {
        value.append(c);
      }
    }
    if (quoted) {
      throw new GitDataException("the configuration has a quote without an end");
    }
    return value.substring(0, kept);
  }

  private void skipBlankLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private static char unescape(char c) throws GitDataException {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'b' -> '\b';
      case '"', '\\' -> c;
      default -> throw new GitDataException("the configuration has an escape git does not know");
    };
  }
}
