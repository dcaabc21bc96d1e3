package dev.plumbline.detect.dependencies.manifest.infrastructure;

import dev.plumbline.detect.dependencies.manifest.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The outline of a file of HashiCorp's configuration language: blocks and the source text of their
 * attributes. Expressions are not evaluated.
 *
 * @param type the block's type, empty for the file itself
 * @param labels the block's labels
 * @param line where it begins
 * @param attributes raw text of each value by name; of an object, the text inside its braces
 * @param blocks nested blocks, and objects as blocks named like their attribute
 */
record Hcl(
    String type, List<String> labels, int line, Map<String, String> attributes, List<Hcl> blocks) {
  private static final int MAX_DEPTH = 60;
  private static final Pattern HEAD =
      Pattern.compile("\\G\\s*+(?:\"([^\"\\n]{0,300})\"|([A-Za-z_][\\w.-]{0,200}+))\\s*+");
  private static final Pattern LABEL =
      Pattern.compile("\\G[ \\t]*+(?:\"([^\"\\n]{0,300})\"|([A-Za-z_][\\w-]{0,200}+))[ \\t]*+");

  static Hcl read(String text) {
    String slashed = Source.slashComments(text).text();
    Source source = Source.hashComments(slashed);
    Hcl root = new Hcl("", List.of(), 1, new LinkedHashMap<>(), new ArrayList<>());
    body(source, 0, source.text().length(), root, 0);
    return root;
  }

  /** The text of an attribute that is a plain string. */
  Optional<String> string(String name) {
    String raw = attributes.get(name);
    return raw != null
            && raw.length() > 1
            && raw.startsWith("\"")
            && raw.endsWith("\"")
            && !raw.contains("${")
        ? Optional.of(raw.substring(1, raw.length() - 1))
        : Optional.empty();
  }

  /** The nested blocks of this type. */
  List<Hcl> blocks(String wanted) {
    return blocks.stream().filter(block -> block.type.equals(wanted)).toList();
  }

  private static void body(Source source, int from, int to, Hcl into, int depth) {
    String text = source.text();
    Matcher head = source.matcher(HEAD);
    int at = from;
    while (at < to && depth < MAX_DEPTH) {
      if (!head.find(at) || head.end() >= to) {
        int next = text.indexOf('\n', at);
        at = next < 0 ? to : next + 1;
        continue;
      }
      String name = head.group(1) == null ? head.group(2) : head.group(1);
      int start = head.group(1) == null ? head.start(2) : head.start(1);
      int end = head.end();
      char c = text.charAt(end);
      if ((c == '=' || c == ':') && text.charAt(Math.min(end + 1, to - 1)) != '=') {
        at = attribute(source, name, start, end + 1, to, into, depth);
      } else {
        at = block(source, name, start, end, to, into, depth);
      }
    }
  }

  private static int attribute(
      Source source, String name, int start, int from, int to, Hcl into, int depth) {
    String text = source.text();
    int at = from;
    while (at < to && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (at < to && text.charAt(at) == '{') {
      int end = Math.min(source.close(at), to);
      Hcl object =
          new Hcl(name, List.of(), source.line(start), new LinkedHashMap<>(), new ArrayList<>());
      body(source, at + 1, end - 1, object, depth + 1);
      into.blocks.add(object);
      return end;
    }
    int end = at;
    while (end < to && text.charAt(end) != '\n' && text.charAt(end) != ',') {
      char c = text.charAt(end);
      if (c == '(' || c == '[' || c == '{') {
        end = Math.min(source.close(end), to);
      } else if (c == '"') {
        int close = text.indexOf('"', end + 1);
        end = close < 0 ? to : close + 1;
      } else if (text.startsWith("<<", end)) {
        end = heredoc(text, end, to);
      } else {
        end++;
      }
    }
    into.attributes.put(name, text.substring(at, Math.min(end, to)).strip());
    return Math.min(end, to) + 1;
  }

  private static int heredoc(String text, int at, int to) {
    Matcher word = Pattern.compile("\\G<<[-~]?([A-Za-z_]\\w{0,60})").matcher(text);
    if (!word.find(at)) {
      return at + 2;
    }
    Matcher close =
        Pattern.compile("(?m)^[ \\t]*+" + word.group(1) + "[ \\t]*+\\r?$").matcher(text);
    return close.find(word.end()) ? close.end() : to;
  }

  private static int block(
      Source source, String name, int start, int from, int to, Hcl into, int depth) {
    String text = source.text();
    List<String> labels = new ArrayList<>();
    Matcher label = source.matcher(LABEL);
    int at = from;
    while (at < to && label.find(at)) {
      labels.add(label.group(1) == null ? label.group(2) : label.group(1));
      at = label.end();
    }
    if (at >= to || text.charAt(at) != '{') {
      int next = text.indexOf('\n', Math.max(at, from));
      return next < 0 ? to : next + 1;
    }
    int end = Math.min(source.close(at), to);
    Hcl block = new Hcl(name, labels, source.line(start), new LinkedHashMap<>(), new ArrayList<>());
    body(source, at + 1, Math.max(at + 1, end - 1), block, depth + 1);
    into.blocks.add(block);
    return end;
  }
}
