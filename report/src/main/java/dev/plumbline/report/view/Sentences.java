package dev.plumbline.report.view;

/** Prose of rules, shortened where a line is short. */
public final class Sentences {
  private Sentences() {}

  /** The first sentence, in one line: up to a full stop before a space, or a blank line. */
  public static String first(String prose) {
    String stripped = prose.strip();
    int paragraph = stripped.indexOf("\n\n");
    String text = oneLine(paragraph < 0 ? stripped : stripped.substring(0, paragraph));
    for (int i = 0; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '.'
          && text.charAt(i + 1) == ' '
          && (i + 2 >= text.length() || Character.isUpperCase(text.charAt(i + 2)))) {
        return text.substring(0, i + 1);
      }
    }
    return text;
  }

  /** All white space as single spaces. */
  public static String oneLine(String prose) {
    return String.join(" ", prose.strip().split("\\s+"));
  }
}
