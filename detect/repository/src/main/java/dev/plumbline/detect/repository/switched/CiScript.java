package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.Lines;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Shell that stands in a CI file: which keys hold it, and where its lines are. */
final class CiScript {
  private static final Set<String> KEYS =
      Set.of(
          "run",
          "script",
          "scripts",
          "before_script",
          "after_script",
          "command",
          "commands",
          "bash",
          "sh",
          "pwsh",
          "powershell",
          "inlineScript",
          "args",
          "cmd",
          "install",
          "build_script",
          "test_script");

  private CiScript() {}

  /** Whether the value of this key is shell. */
  static boolean key(String key) {
    return KEYS.contains(key);
  }

  /** The commands of a scalar, with their lines in the file. */
  static List<Shell.Command> commands(Node.Scalar scalar, Lines lines) {
    int first = block(scalar, lines) ? scalar.line() + 1 : scalar.line();
    List<Shell.Command> commands = new ArrayList<>();
    for (Shell.Command command : Shell.commands(scalar.text())) {
      int line = Math.min(lines.count(), first + command.line() - 1);
      commands.add(new Shell.Command(line, command.before(), command.words()));
    }
    return commands;
  }

  private static boolean block(Node.Scalar scalar, Lines lines) {
    if (scalar.line() > lines.count()) {
      return false;
    }
    String line = lines.line(scalar.line());
    int at = scalar.column() - 1;
    return at < line.length() && (line.charAt(at) == '|' || line.charAt(at) == '>');
  }

  /** All scalars of shell below a node, in order. */
  static List<Node.Scalar> scripts(Node node) {
    List<Node.Scalar> found = new ArrayList<>();
    collect(node, false, found);
    return found;
  }

  private static void collect(Node node, boolean shell, List<Node.Scalar> found) {
    switch (node) {
      case Node.Scalar scalar -> {
        if (shell) {
          found.add(scalar);
        }
      }
      case Node.Sequence sequence -> sequence.items().forEach(item -> collect(item, shell, found));
      case Node.Mapping mapping ->
          mapping.entries().forEach((key, entry) -> collect(entry.value(), key(key), found));
    }
  }
}
