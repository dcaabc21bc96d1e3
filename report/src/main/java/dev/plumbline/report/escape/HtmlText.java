package dev.plumbline.report.escape;

/**
 * Text for HTML, in an element or in a quoted attribute (OWASP cross-site scripting prevention,
 * rules 1 and 2). Nothing untrusted ever goes into a script, a style or an unquoted attribute. A
 * report may be printed into a build log, so commands of build servers are broken, too.
 */
public final class HtmlText {
  private HtmlText() {}

  /** The text with markup characters as entities and hostile characters as visible escapes. */
  public static String of(String text) {
    String visible = VisibleText.of(text);
    StringBuilder out = new StringBuilder(visible.length() + 16);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '`' -> out.append("&#96;");
        case '#' -> out.append(Hostile.startsCommand(visible, i) ? "&#35;" : "#");
        case ':' -> out.append(visible.substring(0, i).isBlank() ? "&#58;" : ":");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
