package dev.plumbline.report.escape;

/**
 * Text for XML 1.0, in an element or an attribute. Characters that XML cannot hold (§2.2: most
 * control characters, surrogates, U+FFFE) become visible escapes, as do the other hostile ones.
 * Line feeds are kept in elements.
 */
public final class XmlText {
  private XmlText() {}

  /** Text of an attribute in double quotes: one line. */
  public static String attribute(String text) {
    return markup(VisibleText.of(text));
  }

  /** Text of an element: lines that we made ourselves stay lines, each is made safe. */
  public static String element(Iterable<String> lines) {
    StringBuilder out = new StringBuilder();
    for (String line : lines) {
      if (!out.isEmpty()) {
        out.append('\n');
      }
      out.append(markup(TerminalText.line(TerminalText.of(line, false))));
    }
    return out.toString();
  }

  private static String markup(String visible) {
    StringBuilder out = new StringBuilder(visible.length() + 16);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&apos;");
        case '#' -> out.append(Hostile.startsCommand(visible, i) ? "&#35;" : "#");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
