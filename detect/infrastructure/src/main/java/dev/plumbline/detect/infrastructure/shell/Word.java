package dev.plumbline.detect.infrastructure.shell;

import java.util.List;

/**
 * A word of a command.
 *
 * @param parts what it is put together from
 * @param quoted whether any part stood in quotes
 * @param line where it begins, from 1
 */
public record Word(List<Part> parts, boolean quoted, int line) {
  public Word {
    parts = List.copyOf(parts);
  }

  /** A piece of a word. */
  public sealed interface Part {}

  /** Text that stands for itself. */
  public record Text(String text) implements Part {}

  /**
   * A variable.
   *
   * @param name its name, digit or special character
   * @param operator what follows the name in braces, for example {@code :-default}; empty if none
   */
  public record Variable(String name, String operator) implements Part {}

  /**
   * The output of commands.
   *
   * @param script the commands
   * @param source as written, which tells two of them apart
   * @param process whether it stands for a file, as in {@code <(…)}
   */
  public record Substitution(Script script, String source, boolean process) implements Part {}

  /** A word of plain text. */
  public static Word of(String text, int line) {
    return new Word(List.of(new Text(text)), true, line);
  }

  /** The plain text of a word that has nothing else; else an empty text. */
  public String literal() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (!(part instanceof Text plain)) {
        return "";
      }
      text.append(plain.text());
    }
    return text.toString();
  }
}
