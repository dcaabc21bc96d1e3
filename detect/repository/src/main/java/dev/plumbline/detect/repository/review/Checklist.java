package dev.plumbline.detect.repository.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The security checklist of a template.
 *
 * @param line where it begins
 * @param text the text that an author of a change sees, without comments
 * @param links where its links lead, as written
 */
record Checklist(int line, String text, List<String> links) {
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|\\z)");
  private static final Pattern HEADING =
      Pattern.compile("\\s{0,3}(?:#{1,6}\\s+|={1,6}\\s+|\\*\\*)(.{1,300})");
  private static final Pattern BOX =
      Pattern.compile("\\s{0,40}(?:[-*+]|[0-9]{1,3}[.)])\\s{1,4}\\[[ xX]?\\].{0,4000}");
  private static final Pattern ITEM =
      Pattern.compile("\\s{0,40}(?:[-*+]|[0-9]{1,3}[.)])\\s{1,4}\\S.{0,4000}");
  private static final Pattern SECURITY =
      Pattern.compile(
          "(?i)\\bsecurity\\b|\\bsecure\\b|\\bOWASP\\b|\\bASVS\\b|\\bCWE\\b|\\bSSDF\\b|injection|\\bXSS\\b"
              + "|cross-site|\\bCSRF\\b|\\bsecrets?\\b|credential|authenticat|authori[sz]|access control"
              + "|vulnerab|encrypt|cryptograph|threat model|privilege|sanitis|sanitiz"
              + "|input[^\\n]{0,20}validat|validat[^\\n]{0,20}input");
  private static final Pattern LINK = Pattern.compile("\\]\\(\\s{0,4}<?([^)\\s>]{1,400})");

  /** The checklist of a template, if it has items about security. */
  static Optional<Checklist> in(String template) {
    String text = visible(template);
    String[] lines = text.split("\\R", -1);
    boolean securityHeading = false;
    int headingLine = 0;
    int first = 0;
    for (int i = 0; i < lines.length && first == 0; i++) {
      Matcher heading = HEADING.matcher(lines[i]);
      boolean box = BOX.matcher(lines[i]).matches();
      if (!box && heading.matches()) {
        securityHeading = SECURITY.matcher(heading.group(1)).find();
        headingLine = i + 1;
      } else if (box && (securityHeading || SECURITY.matcher(lines[i]).find())) {
        first = securityHeading ? headingLine : i + 1;
      } else if (securityHeading && ITEM.matcher(lines[i]).matches()) {
        first = headingLine;
      }
    }
    if (first == 0) {
      return Optional.empty();
    }
    List<String> links = new ArrayList<>();
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      links.add(link.group(1));
    }
    return Optional.of(new Checklist(first, text, links));
  }

  /** Comments as blanks: nobody sees them in the change request. Lines stay where they are. */
  static String visible(String template) {
    Matcher matcher = COMMENT.matcher(template);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(text, "");
      matcher.group().chars().filter(c -> c == '\n').forEach(c -> text.append('\n'));
    }
    matcher.appendTail(text);
    return text.toString();
  }
}
