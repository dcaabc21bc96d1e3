package dev.plumbline.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a rule's remedy, told apart into prose and code. */
public final class Prose {
  private static final Pattern MARK =
      Pattern.compile("\\s*(?:#|//|--|;|<!--)\\s{0,4}(before|after)\\b[:,]?\\s{0,4}");

  private Prose() {}

  /**
   * A paragraph, or some lines of code.
   *
   * @param code whether it is code
   * @param text without empty lines round it
   */
  public record Block(boolean code, String text) {}

  /**
   * The blocks of a text. Code is what is indented, what is marked as {@code # before} or {@code #
   * after}, and what does not begin with a capital letter; neighbouring code stays together.
   */
  public static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    for (String part : text.stripTrailing().split("\\n[ \\t]*\\n", -1)) {
      if (part.isBlank()) {
        continue;
      }
      boolean code = code(part);
      Block last = blocks.isEmpty() ? null : blocks.getLast();
      if (code && last != null && last.code()) {
        blocks.set(blocks.size() - 1, new Block(true, last.text() + "\n\n" + part));
      } else {
        blocks.add(new Block(code, part));
      }
    }
    return blocks.stream()
        .map(block -> block.code() ? new Block(true, block.text().stripIndent()) : block)
        .toList();
  }

  private static boolean code(String part) {
    return part.lines().anyMatch(line -> line.startsWith("  ") || MARK.matcher(line).find())
        || !Character.isUpperCase(part.charAt(0));
  }

  /** A remedy in one line: its first sentence, or the line of code that it ends in. */
  public static String brief(String remedy) {
    List<Block> blocks = blocks(remedy);
    if (blocks.isEmpty()) {
      return "";
    }
    Optional<String> after =
        blocks.stream().filter(Block::code).flatMap(block -> after(block.text())).findFirst();
    Block first = blocks.getFirst();
    if (first.code()) {
      return after.orElseGet(() -> Sentences.oneLine(first.text().lines().findFirst().orElse("")));
    }
    String sentence = Sentences.first(first.text());
    return sentence.endsWith(":") && after.isPresent() ? sentence + " " + after.get() : sentence;
  }

  private static java.util.stream.Stream<String> after(String code) {
    return code.lines()
        .map(MARK::matcher)
        .filter(matcher -> matcher.find() && matcher.group(1).equals("after"))
        .map(Prose::withoutMark)
        .filter(line -> !line.isEmpty());
  }

  private static String withoutMark(Matcher matcher) {
    StringBuilder line = new StringBuilder();
    matcher.appendReplacement(line, "");
    int codeEnd = line.length();
    matcher.appendTail(line);
    String comment = line.substring(codeEnd).strip();
    String statement = Sentences.oneLine(line.substring(0, codeEnd));
    return comment.isEmpty() || statement.isEmpty() ? statement : statement + " (" + comment + ")";
  }
}
