package dev.plumbline.detect.infrastructure.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a Dockerfile.
 *
 * @param stages in the order of the file
 * @param globalArgs the ARG instructions before the first FROM
 * @param problem why it could not be read whole, or null
 */
public record Dockerfile(
    List<Stage> stages, List<Instruction> globalArgs, @Nullable String problem) {
  public Dockerfile {
    stages = List.copyOf(stages);
    globalArgs = List.copyOf(globalArgs);
  }

  private static final int MAX_STAGES = 500;

  /** Reads a Dockerfile. */
  public static Dockerfile read(String text) {
    DockerfileParser.Parsed parsed = DockerfileParser.parse(text);
    return new Builder().build(parsed);
  }

  /** The stage that is built when none is named. */
  public Optional<Stage> finalStage() {
    return stages.isEmpty() ? Optional.empty() : Optional.of(stages.getLast());
  }

  /** The stage with this name or number. */
  public Optional<Stage> stage(String wanted) {
    return stages.stream()
        .filter(stage -> wanted.equalsIgnoreCase(stage.name()) || wanted.equals("" + stage.index()))
        .findFirst();
  }

  private static final class Builder {
    private final Variables global = new Variables();
    private final List<Instruction> globalArgs = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, Stage> byName = new HashMap<>();
    private @Nullable Instruction from;
    private final List<Instruction> body = new ArrayList<>();

    Dockerfile build(DockerfileParser.Parsed parsed) {
      for (Instruction instruction : parsed.instructions()) {
        if (instruction.name().equals("FROM") && !instruction.onBuild()) {
          close();
          from = instruction;
          body.clear();
        } else if (from != null) {
          body.add(instruction);
        } else if (instruction.name().equals("ARG")) {
          globalArgs.add(instruction);
          for (Assignments.Entry entry : Assignments.of(instruction)) {
            String value = entry.value();
            global.set(entry.name(), value == null ? null : global.expand(value));
          }
        }
      }
      close();
      String problem =
          parsed.problem() == null && stages.isEmpty() ? "it has no FROM" : parsed.problem();
      if (stages.size() > MAX_STAGES) {
        problem = "it has more than " + MAX_STAGES + " stages";
      }
      return new Dockerfile(stages, globalArgs, problem);
    }

    private void close() {
      Instruction start = from;
      if (start == null || stages.size() > MAX_STAGES) {
        return;
      }
      String[] words = start.joined().split("\\s+");
      String image = words[0];
      String name =
          words.length >= 3 && words[1].equalsIgnoreCase("AS")
              ? words[2].toLowerCase(Locale.ROOT)
              : null;
      String resolved = global.expand(image);
      Stage base = resolved == null ? null : named(resolved);
      Variables variables = new Variables();
      if (base != null) {
        base.variables().forEach(variables::set);
      } else if (resolved != null) {
        KnownImages.variables(resolved).forEach(variables::set);
      }
      Stage.User user = walk(variables);
      Stage stage =
          new Stage(
              stages.size(),
              name,
              image,
              resolved,
              base,
              start.line(),
              body,
              user,
              new HashMap<>(variables.values()));
      stages.add(stage);
      if (name != null) {
        byName.put(name, stage);
      }
    }

    /** Sets the variables in the order of the stage and gives its last USER. */
    private Stage.@Nullable User walk(Variables variables) {
      Stage.User user = null;
      for (Instruction instruction : body) {
        if (instruction.onBuild()) {
          continue;
        }
        if (instruction.name().equals("ENV") || instruction.name().equals("ARG")) {
          for (Assignments.Entry entry : Assignments.of(instruction)) {
            String value = entry.value();
            variables.set(
                entry.name(),
                value != null ? variables.expand(value) : inheritedArg(entry.name(), variables));
          }
        } else if (instruction.name().equals("USER")) {
          String written = unquote(instruction.joined());
          user = new Stage.User(written, variables.expand(written), instruction.line());
        }
      }
      return user;
    }

    /** {@code ARG x} in a stage takes the value of the global {@code ARG x=…}. */
    private @Nullable String inheritedArg(String name, Variables variables) {
      Map<String, @Nullable String> globals = global.values();
      return globals.containsKey(name) ? globals.get(name) : variables.values().get(name);
    }

    private static String unquote(String text) {
      boolean quoted =
          text.length() >= 2
              && text.charAt(0) == text.charAt(text.length() - 1)
              && (text.startsWith("\"") || text.startsWith("'"));
      return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private @Nullable Stage named(String image) {
      return byName.get(image.toLowerCase(Locale.ROOT));
    }
  }
}
