package dev.plumbline.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy's prose: its heading, and the bullets that carry a clause id in bold, {@code -
 * **ESP-SM-01** text}, with lines that continue them. All else is for people.
 */
final class PolicyMarkdown {
  /** A clause as the prose has it. */
  record Bullet(String id, String section, String text, int line) {}

  /**
   * What the prose says.
   *
   * @param title the first heading; empty when there is none
   * @param titleLine where it is
   * @param bullets in order
   */
  record Prose(String title, int titleLine, List<Bullet> bullets) {}

  /** A clause id: capitals, digits, hyphens, dots between digits. */
  static final Pattern ID =
      Pattern.compile("[A-Z][A-Z0-9]{0,15}(?:-[A-Z0-9]{1,12}(?:\\.[0-9]{1,4})?){1,4}");

  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(\\S.*?)\\s*#*\\s*");
  private static final Pattern BULLET = Pattern.compile("[-*+]\\s+(.*)");
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]{1,80})\\*\\*\\s*(.*)");

  private final Problems problems;
  private final List<Bullet> bullets = new ArrayList<>();
  private String title = "";
  private int titleLine = 1;
  private String chapter = "";
  private String subsection = "";
  private @Nullable String id;
  private int idLine;
  private final StringBuilder text = new StringBuilder();

  private PolicyMarkdown(Problems problems) {
    this.problems = problems;
  }

  static Prose read(String markdown, Problems problems) {
    PolicyMarkdown reader = new PolicyMarkdown(problems);
    reader.lines(markdown);
    return new Prose(reader.title, reader.titleLine, List.copyOf(reader.bullets));
  }

  private void lines(String markdown) {
    boolean fenced = false;
    boolean comment = false;
    int number = 0;
    for (String line : (Iterable<String>) markdown.lines()::iterator) {
      number++;
      String stripped = line.strip();
      if (stripped.startsWith("```") || stripped.startsWith("~~~")) {
        end();
        fenced = !fenced;
      } else if (comment || stripped.startsWith("<!--")) {
        comment = !stripped.contains("-->");
      } else if (!fenced) {
        line(line, stripped, number);
      }
    }
    end();
  }

  private void line(String line, String stripped, int number) {
    Matcher heading = HEADING.matcher(stripped);
    Matcher bullet = BULLET.matcher(stripped);
    if (stripped.isEmpty()) {
      end();
    } else if (heading.matches()) {
      end();
      heading(heading.group(1).length(), heading.group(2), number);
    } else if (bullet.matches()) {
      end();
      bullet(bullet.group(1), number);
    } else if (id != null && Character.isWhitespace(line.charAt(0))) {
      text.append(' ').append(stripped);
    } else {
      end();
    }
  }

  private void heading(int depth, String words, int number) {
    if (depth == 1 && title.isEmpty()) {
      title = words;
      titleLine = number;
    } else if (depth <= 2) {
      chapter = words;
      subsection = "";
    } else if (depth == 3) {
      subsection = words;
    }
  }

  private void bullet(String words, int number) {
    Matcher bold = BOLD.matcher(words);
    boolean looksLikeClause = bold.matches() && bold.group(1).chars().anyMatch(Character::isDigit);
    if (!looksLikeClause) {
      if (subsection.equals("Requirements") || subsection.equals("Responsibilities")) {
        problems.add(
            number, "bullet without a clause id", "begin it with its id: - **ABC-01** statement");
      }
      return;
    }
    String name = bold.group(1);
    if (!ID.matcher(name).matches()) {
      problems.add(
          number,
          "not a clause id: '" + name + "'",
          "write capitals, digits and hyphens, for example ABC-SM-01");
      return;
    }
    id = name;
    idLine = number;
    text.append(bold.group(2));
  }

  private void end() {
    if (id != null) {
      String statement = text.toString().strip();
      if (statement.isEmpty()) {
        problems.add(idLine, "clause " + id + " says nothing", "write its statement behind the id");
      }
      bullets.add(new Bullet(id, section(), statement, idLine));
    }
    id = null;
    text.setLength(0);
  }

  private String section() {
    if (chapter.isEmpty()) {
      return subsection;
    }
    return subsection.isEmpty() ? chapter : chapter + " / " + subsection;
  }
}
