package dev.plumbline.detect.repository.readme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section of a document: its heading and all below it, sections of lower rank too.
 *
 * @param title the heading's words
 * @param level its rank, 1 is highest
 * @param line where the heading stands, counted from 1
 * @param body the text below it
 */
record Section(String title, int level, int line, String body) {
  private static final Pattern ATX =
      Pattern.compile("\\s{0,3}(#{1,6})\\s{1,8}(.{1,300}?)\\s{0,8}#*\\s*");
  private static final Pattern ADOC = Pattern.compile("(={1,6})\\s{1,8}(\\S.{0,300})");
  private static final Pattern TEXTILE = Pattern.compile("h([1-6])\\.\\s{1,8}(.{1,300})");
  private static final Pattern ORG = Pattern.compile("(\\*{1,6})\\s{1,8}(\\S.{0,300})");
  private static final Pattern HTML =
      Pattern.compile(
          "(?i).{0,200}?<(h[1-6]|summary)\\b[^>]{0,300}>(.{1,300}?)</(?:h[1-6]|summary)>.*");
  private static final Pattern BOLD = Pattern.compile("\\s{0,3}\\*\\*([^*]{1,100}?):?\\*\\*:?\\s*");
  private static final Pattern RULE = Pattern.compile("([=\\-~^\"'`*+#:.])\\1{2,200}\\s*");

  private record Heading(String title, int level, int line, int bodyLine) {}

  /** All sections of a README, by the form its name says. */
  static List<Section> of(String name, String text) {
    String[] lines = text.split("\\R", -1);
    List<Heading> headings = headings(name.toLowerCase(Locale.ROOT), lines);
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      Heading heading = headings.get(i);
      int end = lines.length;
      for (int j = i + 1; j < headings.size(); j++) {
        if (headings.get(j).level() <= heading.level()) {
          end = headings.get(j).line() - 1;
          break;
        }
      }
      StringBuilder body = new StringBuilder();
      for (int line = heading.bodyLine(); line < end; line++) {
        body.append(lines[line]).append('\n');
      }
      sections.add(new Section(heading.title(), heading.level(), heading.line(), body.toString()));
    }
    return sections;
  }

  private static List<Heading> headings(String name, String[] lines) {
    boolean rst = name.endsWith(".rst") || name.endsWith(".rest");
    boolean markdown = name.matches(".*\\.(?:md|markdown|mdown|mkdn?)");
    List<Heading> headings = new ArrayList<>();
    List<String> underlines = new ArrayList<>();
    boolean fenced = false;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.strip().startsWith("```") || line.strip().startsWith("~~~") && !rst) {
        fenced = !fenced;
        continue;
      }
      if (fenced) {
        continue;
      }
      boolean under = i + 1 < lines.length && underlined(line, lines[i + 1], markdown);
      if (under) {
        headings.add(
            new Heading(line.strip(), rank(lines[i + 1], markdown, underlines), i + 1, i + 2));
        i++;
      } else if (!rst) {
        marked(name, line, i, headings);
      }
    }
    return headings;
  }

  private static void marked(String name, String line, int index, List<Heading> headings) {
    Matcher bold = BOLD.matcher(line);
    Matcher html = HTML.matcher(line);
    Pattern form =
        name.matches(".*\\.(?:adoc|asciidoc|asc)")
            ? ADOC
            : name.endsWith(".textile") ? TEXTILE : name.endsWith(".org") ? ORG : ATX;
    Matcher mark = form.matcher(line);
    if (mark.matches()) {
      String rank = mark.group(1);
      int level = form == TEXTILE ? Integer.parseInt(rank) : rank.length();
      headings.add(new Heading(mark.group(2).strip(), level, index + 1, index + 1));
    } else if (html.matches()) {
      String tag = html.group(1).toLowerCase(Locale.ROOT);
      int level = tag.equals("summary") ? 7 : tag.charAt(1) - '0';
      String title = html.group(2).replaceAll("<[^>]{0,200}>", "").strip();
      headings.add(new Heading(title, level, index + 1, index + 1));
    } else if (bold.matches()) {
      headings.add(new Heading(bold.group(1).strip(), 8, index + 1, index + 1));
    }
  }

  private static boolean underlined(String title, String under, boolean markdown) {
    String text = title.strip();
    if (text.isEmpty()
        || RULE.matcher(title).matches()
        || !RULE.matcher(under).matches()
        || text.startsWith("|")
        || text.startsWith("- ")) {
      return false;
    }
    char mark = under.charAt(0);
    return markdown
        ? (mark == '=' || mark == '-') && !text.startsWith("#")
        : under.strip().length() >= Math.min(text.length(), 60) - 1;
  }

  private static int rank(String under, boolean markdown, List<String> seen) {
    String mark = under.substring(0, 1);
    if (markdown) {
      return mark.equals("=") ? 1 : 2;
    }
    if (!seen.contains(mark)) {
      seen.add(mark);
    }
    return seen.indexOf(mark) + 1;
  }
}
