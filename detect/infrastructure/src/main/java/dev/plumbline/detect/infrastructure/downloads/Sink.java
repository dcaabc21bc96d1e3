package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.detect.infrastructure.shell.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the standard output of a command goes.
 *
 * @param use what is done with it in the end
 * @param file the file it becomes; empty if none
 * @param program the interpreter or unpacker; empty if none
 */
record Sink(Download.Use use, String file, String program) {
  /** Shown or read as text. */
  static final Sink TEXT = new Sink(Download.Use.READ, "", "");

  static Sink executed(String program) {
    return new Sink(Download.Use.EXECUTED, "", program);
  }

  private static Sink stored(String file) {
    boolean thrown =
        file.equals("/dev/null") || file.startsWith("/dev/std") || file.equals("$null");
    return thrown ? TEXT : new Sink(Download.Use.STORED, file, "");
  }

  /**
   * What a pipeline does with the output of one of its elements.
   *
   * @param own the redirections of the element itself
   * @param rest the elements after it
   * @param last where the pipeline's own output goes
   */
  static Sink of(Scope scope, List<Script.Redirect> own, List<Script.Element> rest, Sink last) {
    for (Script.Redirect redirect : own) {
      if (redirect.writesOutput()) {
        return stored(scope.expand(redirect.target()));
      }
    }
    boolean whole = true;
    for (Script.Element element : rest) {
      switch (element) {
        case Script.Group group -> {
          return inside(scope, group);
        }
        case Script.Command command -> {
          List<String> words = Commands.unwrapped(scope.expandAll(command.words()));
          Sink found = of(scope, command, words, whole);
          if (found != null) {
            return found;
          }
          if (!Commands.passes(Commands.name(words))) {
            if (!Commands.filter(Commands.name(words))) {
              return TEXT;
            }
            whole = false;
          }
        }
      }
    }
    return whole || last.use() == Download.Use.EXECUTED ? last : TEXT;
  }

  private static @Nullable Sink of(
      Scope scope, Script.Command command, List<String> words, boolean whole) {
    if (Commands.runsInput(words)) {
      return executed(Commands.name(words));
    }
    if (whole && Commands.unpacksInput(words)) {
      return new Sink(Download.Use.EXTRACTED, "", Commands.name(words));
    }
    String name = Commands.name(words);
    if (whole && name.equals("tee") && words.size() > 1) {
      return stored(words.getLast());
    }
    if (whole && name.equals("dd")) {
      for (String word : words) {
        if (word.startsWith("of=")) {
          return stored(word.substring(3));
        }
      }
    }
    if (whole && name.equals("install") && words.contains("/dev/stdin")) {
      return stored(words.getLast());
    }
    for (Script.Redirect redirect : command.redirects()) {
      if (redirect.writesOutput()) {
        return whole && Commands.passes(name) ? stored(scope.expand(redirect.target())) : TEXT;
      }
    }
    return null;
  }

  /** A group that reads it: what the first command in it does that uses its input. */
  private static Sink inside(Scope scope, Script.Group group) {
    for (Script.Command command : commands(group)) {
      List<String> words = Commands.unwrapped(scope.expandAll(command.words()));
      if (words.size() > 0 && Commands.runsInput(words) && !words.getFirst().equals(".")) {
        return executed(Commands.name(words));
      }
      if (Commands.unpacksInput(words)) {
        return new Sink(Download.Use.EXTRACTED, "", Commands.name(words));
      }
    }
    return TEXT;
  }

  /** All simple commands of a group, in order. */
  static List<Script.Command> commands(Script.Group group) {
    List<Script.Command> found = new ArrayList<>();
    collect(group.body(), found);
    return found;
  }

  private static void collect(List<Script.Pipeline> pipelines, List<Script.Command> found) {
    for (Script.Pipeline pipeline : pipelines) {
      for (Script.Element element : pipeline.elements()) {
        switch (element) {
          case Script.Command command -> found.add(command);
          case Script.Group group -> collect(group.body(), found);
        }
      }
    }
  }
}
