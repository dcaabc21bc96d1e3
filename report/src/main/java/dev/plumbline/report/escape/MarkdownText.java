package dev.plumbline.report.escape;

/**
 * Text for Markdown as git hosts render it (GitHub Flavored Markdown). Every character that could
 * mean something becomes an entity, so nothing untrusted makes a link, an image, a heading, a table
 * cell, raw HTML or a mention.
 */
public final class MarkdownText {
  /** Printable ASCII with a meaning somewhere in Markdown or HTML, or that makes links of text. */
  private static final String SPECIAL = "\\`*_{}[]()<>&\"'#!|~^$@:";

  /**
   * Keeps a name from becoming a mention and a number a reference, also after entities are read.
   */
  private static final String BREAK = "&#8203;";

  private MarkdownText() {}

  /** Text in a sentence or a table cell. */
  public static String of(String text) {
    return escape(text, true, true);
  }

  /**
   * Text as code. An HTML element, because a code span of backticks can be left by backticks; hosts
   * make no mentions or references inside it.
   */
  public static String code(String text) {
    return "<code>" + escape(text, false, false) + "</code>";
  }

  /**
   * One line inside a {@code <pre>} element: indentation kept, an empty line filled, so that no
   * empty line ends the element for a Markdown reader.
   */
  public static String preformatted(String line) {
    return line.isBlank() ? "&#32;" : escape(line, false, false);
  }

  /** Text in which what stands between backticks is code; a single backtick stays one. */
  public static String inline(String text) {
    String[] parts = text.split("`", -1);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i < parts.length - 1;
      String part = (i % 2 == 1 ? "`" : "") + parts[i];
      out.append(code ? code(parts[i]) : escape(part, true, i == 0));
    }
    return out.toString();
  }

  private static String escape(String text, boolean breakReferences, boolean startsLine) {
    String visible = VisibleText.of(text);
    StringBuilder out = new StringBuilder(visible.length() + 32);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      if (SPECIAL.indexOf(c) >= 0
          || leadsLink(visible, i)
          || (startsLine && startsBlock(visible, i))) {
        out.append("&#").append((int) c).append(';');
        if (breakReferences && (c == '@' || c == '#')) {
          out.append(BREAK);
        }
      } else if (breakReferences && c == '-' && referencesIssue(visible, i)) {
        out.append("&#45;").append(BREAK);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The dot of {@code www.}: hosts make a link of it. */
  private static boolean leadsLink(String text, int index) {
    return text.charAt(index) == '.'
        && index >= 3
        && text.regionMatches(true, index - 3, "www", 0, 3);
  }

  /** The hyphen of {@code GH-12}: a reference to an issue. */
  private static boolean referencesIssue(String text, int index) {
    return index >= 2 && text.regionMatches(true, index - 2, "GH", 0, 2);
  }

  /** What would make a list, a rule or a code block of a text that starts a line. */
  private static boolean startsBlock(String text, int index) {
    char c = text.charAt(index);
    if ("-+= ".indexOf(c) >= 0) {
      return index == 0;
    }
    return c == '.' && index > 0 && text.chars().limit(index).allMatch(d -> d >= '0' && d <= '9');
  }
}
