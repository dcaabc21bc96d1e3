package dev.plumbline.detect.infrastructure.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Dockerfile into its instructions, as the BuildKit front end does: parser directives,
 * escape character, continued lines with comments between them, here-documents. Source: Dockerfile
 * reference, https://docs.docker.com/reference/dockerfile/.
 */
public final class DockerfileParser {
  private static final Set<String> KNOWN =
      Set.of(
          "ADD",
          "ARG",
          "CMD",
          "COPY",
          "ENTRYPOINT",
          "ENV",
          "EXPOSE",
          "FROM",
          "HEALTHCHECK",
          "LABEL",
          "MAINTAINER",
          "ONBUILD",
          "RUN",
          "SHELL",
          "STOPSIGNAL",
          "USER",
          "VOLUME",
          "WORKDIR");
  private static final Pattern DIRECTIVE =
      Pattern.compile("#\\s{0,20}([a-zA-Z][a-zA-Z0-9]{0,30})\\s{0,20}=\\s{0,20}(\\S.*)");
  private static final Pattern HERE =
      Pattern.compile("(?<![<\\d])<<(-?)([\"']?)([A-Za-z_]\\w{0,99})\\2");

  private final String[] lines;
  private final List<Instruction> instructions = new ArrayList<>();
  private char escape = '\\';
  private int next;
  private @Nullable String problem;

  private DockerfileParser(String text) {
    this.lines = text.split("\n", -1);
  }

  /**
   * The instructions of a text, and why it is no Dockerfile, or null if it is one.
   *
   * @param problem for example the first line that is no instruction
   */
  public record Parsed(List<Instruction> instructions, @Nullable String problem) {
    public Parsed {
      instructions = List.copyOf(instructions);
    }
  }

  /** Reads a text with plain line ends. */
  public static Parsed parse(String text) {
    DockerfileParser parser = new DockerfileParser(text);
    parser.directives();
    while (parser.next < parser.lines.length) {
      parser.instruction();
    }
    return new Parsed(parser.instructions, parser.problem);
  }

  private void directives() {
    while (next < lines.length) {
      Matcher matcher = DIRECTIVE.matcher(lines[next].strip());
      if (!matcher.matches()) {
        return;
      }
      if (matcher.group(1).equalsIgnoreCase("escape") && matcher.group(2).strip().equals("`")) {
        escape = '`';
      }
      next++;
    }
  }

  private void instruction() {
    int first = next;
    String row = lines[next++];
    if (row.isBlank() || row.stripLeading().startsWith("#")) {
      return;
    }
    StringBuilder body = new StringBuilder();
    boolean continued = append(body, row.stripLeading());
    while (continued && next < lines.length) {
      row = lines[next++];
      if (row.isBlank() || row.stripLeading().startsWith("#")) {
        body.append("\\\n");
      } else {
        continued = append(body, row);
      }
    }
    add(body.toString(), first + 1);
  }

  /** Appends a row; true if it is continued. */
  private boolean append(StringBuilder body, String row) {
    String stripped = row.stripTrailing();
    int end = stripped.length();
    boolean continued =
        end > 0
            && stripped.charAt(end - 1) == escape
            && (end < 2 || stripped.charAt(end - 2) != escape);
    if (continued) {
      body.append(stripped, 0, end - 1).append("\\\n");
    } else {
      body.append(row);
    }
    return continued;
  }

  private void add(String body, int line) {
    String text = trimContinuation(body);
    int end = wordEnd(text, 0);
    String name = text.substring(0, end).toUpperCase(Locale.ROOT);
    boolean onBuild = false;
    int at = end;
    if (name.equals("ONBUILD")) {
      onBuild = true;
      int begin = skipBlank(text, at);
      at = wordEnd(text, begin);
      name = text.substring(begin, at).toUpperCase(Locale.ROOT);
    }
    if (!KNOWN.contains(name)) {
      if (problem == null) {
        problem = "line " + line + " begins with no Dockerfile instruction";
      }
      return;
    }
    List<String> flags = new ArrayList<>();
    at = skipBlank(text, at);
    while (text.startsWith("--", at)) {
      int stop = wordEnd(text, at);
      flags.add(text.substring(at, stop));
      at = skipBlank(text, stop);
    }
    int textLine = line + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    String rest = text.substring(at);
    if (name.equals("RUN") || name.equals("COPY") || name.equals("ADD")) {
      rest = withHereDocuments(rest, line);
    }
    instructions.add(new Instruction(name, flags, rest, onBuild, line, textLine));
  }

  /** A continuation that the end of the file cuts off continues nothing. */
  private static String trimContinuation(String body) {
    return body.endsWith("\\\n") ? body.substring(0, body.length() - 2) : body;
  }

  private String withHereDocuments(String text, int line) {
    Matcher matcher = HERE.matcher(text);
    StringBuilder whole = new StringBuilder(text);
    while (matcher.find()) {
      boolean tabs = matcher.group(1).equals("-");
      String delimiter = matcher.group(3);
      boolean closed = false;
      while (!closed && next < lines.length) {
        String row = lines[next++];
        whole.append('\n').append(row);
        closed = (tabs ? row.replaceFirst("^\t+", "") : row).equals(delimiter);
      }
      if (!closed && problem == null) {
        problem = "the here-document " + delimiter + " of line " + line + " is never closed";
      }
    }
    return whole.toString();
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && !text.startsWith("\\\n", end)) {
      end++;
    }
    return end;
  }

  private static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length()) {
      if (text.startsWith("\\\n", at)) {
        at += 2;
      } else if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }
}
