package dev.plumbline.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * JSON (RFC 8259) into {@link Node}s, with comments and trailing commas allowed on request, as
 * JSONC and JSON5-like configuration files have them.
 */
public final class Json {
  private static final int MAX_DEPTH = 200;

  private final String text;
  private final boolean relaxed;
  private int at;
  private int line = 1;
  private int lineStart;

  private Json(String text, boolean relaxed) {
    this.text = text;
    this.relaxed = relaxed;
  }

  /**
   * Strict JSON.
   *
   * @throws FormatException if it is not JSON
   */
  public static Node read(String text) throws FormatException {
    return new Json(text, false).document();
  }

  /**
   * JSON with comments, trailing commas, single quotes and bare keys.
   *
   * @throws FormatException if it is not even that
   */
  public static Node readRelaxed(String text) throws FormatException {
    return new Json(text, true).document();
  }

  private Node document() throws FormatException {
    if (text.startsWith("\uFEFF")) {
      at = 1;
      lineStart = 1;
    }
    space();
    Node node = value(0);
    space();
    if (at < text.length()) {
      throw fault("text after the end of the document");
    }
    return node;
  }

  private FormatException fault(String message) {
    return new FormatException(message, line, at - lineStart + 1);
  }

  private void space() throws FormatException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        at++;
        line++;
        lineStart = at;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else if (relaxed && c == '/' && at + 1 < text.length() && text.charAt(at + 1) == '/') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (relaxed && c == '/' && at + 1 < text.length() && text.charAt(at + 1) == '*') {
        blockComment();
      } else {
        return;
      }
    }
  }

  private void blockComment() throws FormatException {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw fault("comment without an end");
    }
    for (; at < end + 2; at++) {
      if (text.charAt(at) == '\n') {
        line++;
        lineStart = at + 1;
      }
    }
  }

  private Node value(int depth) throws FormatException {
    if (depth > MAX_DEPTH) {
      throw fault("nested deeper than " + MAX_DEPTH);
    }
    if (at >= text.length()) {
      throw fault("unexpected end");
    }
    int startLine = line;
    int startColumn = at - lineStart + 1;
    char c = text.charAt(at);
    if (c == '{') {
      return object(depth, startLine, startColumn);
    }
    if (c == '[') {
      return array(depth, startLine, startColumn);
    }
    if (c == '"' || (relaxed && c == '\'')) {
      return new Node.Scalar(string(), false, startLine, startColumn);
    }
    return new Node.Scalar(bare(), true, startLine, startColumn);
  }

  private Node object(int depth, int startLine, int startColumn) throws FormatException {
    LinkedHashMap<String, Node.Mapping.Entry> entries = new LinkedHashMap<>();
    at++;
    space();
    while (peek() != '}') {
      int keyLine = line;
      int keyColumn = at - lineStart + 1;
      char c = peek();
      String key;
      if (c == '"' || (relaxed && c == '\'')) {
        key = string();
      } else if (relaxed) {
        key = bare();
      } else {
        throw fault("expected a key in quotes");
      }
      space();
      expect(':');
      space();
      Node value = value(depth + 1);
      entries.put(
          key, new Node.Mapping.Entry(new Node.Scalar(key, false, keyLine, keyColumn), value));
      if (!more('}')) {
        break;
      }
    }
    expect('}');
    return new Node.Mapping(entries, startLine, startColumn);
  }

  private Node array(int depth, int startLine, int startColumn) throws FormatException {
    List<Node> items = new ArrayList<>();
    at++;
    space();
    while (peek() != ']') {
      items.add(value(depth + 1));
      if (!more(']')) {
        break;
      }
    }
    expect(']');
    return new Node.Sequence(items, startLine, startColumn);
  }

  /** Reads a comma if there is one; whether another item follows. */
  private boolean more(char end) throws FormatException {
    space();
    if (peek() != ',') {
      return false;
    }
    at++;
    space();
    if (peek() == end && !relaxed) {
      throw fault("comma before " + end);
    }
    return peek() != end;
  }

  private char peek() throws FormatException {
    if (at >= text.length()) {
      throw fault("unexpected end");
    }
    return text.charAt(at);
  }

  private void expect(char wanted) throws FormatException {
    if (peek() != wanted) {
      throw fault("expected " + wanted + " and found " + peek());
    }
    at++;
  }

  private String bare() throws FormatException {
    int start = at;
    while (at < text.length() && " \t\r\n,:[]{}\"'/".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (start == at) {
      throw fault("expected a value and found " + peek());
    }
    String word = text.substring(start, at);
    if (!relaxed
        && !word.matches("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      throw fault("not a value"); // quoted it might be a secret, cut short even an unknown one
    }
    return word;
  }

  private String string() throws FormatException {
    char quote = text.charAt(at++);
    int start = at;
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\\') {
      if (text.charAt(at) < ' ' && !relaxed) {
        throw fault("control character in a string");
      }
      at++;
    }
    if (at < text.length() && text.charAt(at) == quote) {
      return text.substring(start, at++);
    }
    StringBuilder out = new StringBuilder(text.substring(start, at));
    while (peek() != quote) {
      char c = text.charAt(at++);
      if (c == '\\') {
        escape(out);
      } else if (c < ' ' && !relaxed) {
        throw fault("control character in a string");
      } else {
        out.append(c);
      }
    }
    at++;
    return out.toString();
  }

  private void escape(StringBuilder out) throws FormatException {
    char c = peek();
    at++;
    switch (c) {
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> {
        if (at + 4 > text.length()) {
          throw fault("unexpected end");
        }
        try {
          out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
        } catch (NumberFormatException e) {
          throw fault("not four hex digits after \\u");
        }
        at += 4;
      }
      case '"', '\\', '/' -> out.append(c);
      default -> {
        if (!relaxed) {
          throw fault("unknown escape \\" + c);
        }
        out.append(c);
      }
    }
  }
}
