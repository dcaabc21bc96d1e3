package dev.plumbline.detect.infrastructure.shell;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list of commands in the order of the text. Branches and loops are flattened into it: what may
 * run counts as run.
 *
 * @param pipelines the commands
 * @param functions the bodies of functions by name; the last definition counts
 * @param problems what could not be read
 */
public record Script(
    List<Pipeline> pipelines, Map<String, Script> functions, List<Problem> problems) {
  public Script {
    pipelines = List.copyOf(pipelines);
    functions = java.util.Collections.unmodifiableMap(new TreeMap<>(functions));
    problems = List.copyOf(problems);
  }

  /** Something that is no shell, or deeper than we read. */
  public record Problem(int line, String reason) {}

  /** Commands joined by {@code |}. */
  public record Pipeline(List<Element> elements) {
    public Pipeline {
      elements = List.copyOf(elements);
    }
  }

  /** A part of a pipeline. */
  public sealed interface Element {
    int line();
  }

  /**
   * A simple command.
   *
   * @param assignments variables set before it, or for the script when there are no words
   * @param words name and arguments
   * @param redirects where its input and output go
   */
  public record Command(
      List<Assignment> assignments, List<Word> words, List<Redirect> redirects, int line)
      implements Element {
    public Command {
      assignments = List.copyOf(assignments);
      words = List.copyOf(words);
      redirects = List.copyOf(redirects);
    }
  }

  /** Commands in braces, parentheses, a loop or a branch. */
  public record Group(List<Pipeline> body, List<Redirect> redirects, int line) implements Element {
    public Group {
      body = List.copyOf(body);
      redirects = List.copyOf(redirects);
    }
  }

  /** A variable and its value; several values for an array. */
  public record Assignment(String name, List<Word> values) {
    public Assignment {
      values = List.copyOf(values);
    }
  }

  /**
   * A redirection.
   *
   * @param operator for example {@code >>}, {@code &>}, {@code <<}, {@code <<<}
   * @param target the file; for a here-document its text
   * @param descriptor the number before the operator; empty if none
   * @param line where the target's text begins
   */
  public record Redirect(String operator, Word target, String descriptor, int line) {
    /** Whether standard output goes to a file. */
    public boolean writesOutput() {
      return operator.startsWith("&>")
          || (operator.startsWith(">")
              && !operator.equals(">&")
              && (descriptor.isEmpty() || descriptor.equals("1")));
    }

    /** Whether it is a here-document or here-string. */
    public boolean isHere() {
      return operator.startsWith("<<");
    }
  }
}
