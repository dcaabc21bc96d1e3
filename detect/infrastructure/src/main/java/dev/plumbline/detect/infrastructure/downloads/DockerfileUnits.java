package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.detect.infrastructure.dockerfile.Dockerfile;
import dev.plumbline.detect.infrastructure.dockerfile.Instruction;
import dev.plumbline.detect.infrastructure.dockerfile.Stage;
import dev.plumbline.detect.infrastructure.downloads.ScriptUnit.Dialect;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The RUN and ADD instructions of each stage. */
final class DockerfileUnits {
  private DockerfileUnits() {}

  static List<ScriptUnit> of(String path, Dockerfile dockerfile) {
    List<ScriptUnit> units = new ArrayList<>();
    for (Stage stage : dockerfile.stages()) {
      Map<String, String> variables = new TreeMap<>();
      stage
          .variables()
          .forEach((name, value) -> {
            if (value != null) {
              variables.put(name, value);
            }
          });
      List<ScriptUnit.Piece> pieces = new ArrayList<>();
      Dialect dialect = Dialect.SHELL;
      for (Instruction instruction : stage.instructions()) {
        switch (instruction.name()) {
          case "SHELL" ->
              dialect =
                  instruction.text().matches("(?is).*(?:powershell|pwsh|cmd).*")
                      ? Dialect.POWERSHELL
                      : Dialect.SHELL;
          case "RUN" -> pieces.add(run(instruction, dialect, variables));
          case "ADD" -> pieces.addAll(add(instruction, variables));
          default -> {}
        }
      }
      units.add(new ScriptUnit(path, stage.label(), pieces));
    }
    return units;
  }

  private static ScriptUnit.Text run(
      Instruction instruction, Dialect dialect, Map<String, String> variables) {
    String text = instruction.text();
    boolean powerShell =
        dialect == Dialect.POWERSHELL
            || text.matches("(?is)\\s{0,99}\\[?\\s{0,9}\"?(?:powershell|pwsh)\\b.*");
    if (text.stripLeading().startsWith("[")) {
      text = execForm(text);
    }
    return new ScriptUnit.Text(
        text, instruction.textLine(), powerShell ? Dialect.POWERSHELL : Dialect.SHELL, variables);
  }

  /** {@code ["sh", "-c", "text"]} as a command line; what is no such list is shell after all. */
  private static String execForm(String text) {
    Node node;
    try {
      node = Json.read(text.replace("\\\n", " "));
    } catch (FormatException e) {
      return text;
    }
    StringBuilder line = new StringBuilder();
    for (String word : node.texts()) {
      line.append('\'').append(word.replace("'", "'\\''")).append("' ");
    }
    return line.toString();
  }

  private static List<ScriptUnit.Piece> add(
      Instruction instruction, Map<String, String> variables) {
    List<ScriptUnit.Piece> added = new ArrayList<>();
    if (instruction.flag("checksum").isPresent()) {
      return added;
    }
    String line = instruction.joined();
    List<String> words =
        line.startsWith("[")
            ? List.of(line.replaceAll("[\\[\\],\"]", " ").strip().split("\\s+"))
            : List.of(line.split("\\s+"));
    String target = words.getLast();
    for (String source : words.subList(0, words.size() - 1)) {
      String url = expand(source, variables);
      boolean repository = Addresses.path(url).matches(".*\\.git(?:#.*)?$");
      if (url.matches("(?i)https?://.*") && !repository) {
        String file = target.endsWith("/") ? target + Names.base(Addresses.path(url)) : target;
        added.add(new ScriptUnit.Added(url, file, instruction.line()));
      }
    }
    return added;
  }

  private static String expand(String text, Map<String, String> variables) {
    String out = text;
    for (Map.Entry<String, String> entry : variables.entrySet()) {
      out = out.replace("${" + entry.getKey() + "}", entry.getValue());
    }
    return out;
  }
}
