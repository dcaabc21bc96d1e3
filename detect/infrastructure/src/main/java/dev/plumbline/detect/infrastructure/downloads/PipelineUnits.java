package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.detect.infrastructure.downloads.ScriptUnit.Dialect;
import dev.plumbline.detect.infrastructure.workflow.Pipelines;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The scripts of pipelines, job by job. */
final class PipelineUnits {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{([^\\n]{0,500}?)\\}\\}");
  private static final Pattern PARAMETER = Pattern.compile("<<\\s{0,9}([\\w.]{1,100})\\s{0,9}>>");

  /** Keys whose text is a script, in the pipelines that have no model of their own here. */
  private static final Set<String> SCRIPTS =
      Set.of(
          "script",
          "bash",
          "pwsh",
          "powershell",
          "run",
          "command",
          "commands",
          "before_script",
          "after_script",
          "install",
          "before_install",
          "after_success",
          "before_deploy");

  private final String path;
  private final ScalarLines lines;
  private final List<ScriptUnit> units = new ArrayList<>();

  private PipelineUnits(String path, String text) {
    this.path = path;
    this.lines = new ScalarLines(text);
  }

  static List<ScriptUnit> of(String path, Pipelines kind, String text, Node root) {
    PipelineUnits found = new PipelineUnits(path, text);
    switch (kind) {
      case GITHUB_WORKFLOW -> found.workflow(root);
      case GITHUB_ACTION ->
          found.steps("the action", root.items("runs", "steps"), new TreeMap<>(), Dialect.SHELL);
      case GITLAB -> found.gitLab(root);
      case AZURE, CIRCLECI, TRAVIS, BITBUCKET, DRONE, BUILDKITE, CLOUD_BUILD ->
          found.anything(root, "the pipeline", 0);
      case JENKINS -> {}
    }
    return found.units;
  }

  private void workflow(Node root) {
    for (Node.Mapping.Entry job : root.entries("jobs")) {
      Map<String, String> variables = variables(new TreeMap<>(), root, "env");
      Node body = job.value();
      String shell =
          body.text("defaults", "run", "shell")
              .or(() -> root.text("defaults", "run", "shell"))
              .orElse(body.text("runs-on").orElse("").startsWith("windows") ? "pwsh" : "bash");
      steps(
          "job " + job.key().text(),
          body.items("steps"),
          variables(variables, body, "env"),
          dialect(shell));
    }
  }

  private void steps(String name, List<Node> steps, Map<String, String> variables, Dialect usual) {
    List<ScriptUnit.Piece> pieces = new ArrayList<>();
    for (Node step : steps) {
      String shell = step.text("shell").orElse("");
      boolean other = shell.startsWith("python") || shell.startsWith("node");
      if (step.at("run").orElse(null) instanceof Node.Scalar run && !other) {
        Dialect dialect = shell.isEmpty() ? usual : dialect(shell);
        pieces.add(text(run, dialect, variables(variables, step, "env")));
      }
    }
    units.add(new ScriptUnit(path, name, pieces));
  }

  private void gitLab(Node root) {
    Map<String, String> variables = variables(new TreeMap<>(), root, "variables");
    for (Node.Mapping.Entry job : root.entries()) {
      List<ScriptUnit.Piece> pieces = new ArrayList<>();
      if (job.value() instanceof Node.Mapping) {
        Map<String, String> own = variables(variables, job.value(), "variables");
        for (String key : List.of("before_script", "script", "after_script")) {
          texts(job.value().items(key), own, pieces, 0);
        }
        units.add(new ScriptUnit(path, "job " + job.key().text(), pieces));
      } else if (job.key().text().endsWith("_script")) {
        texts(root.items(job.key().text()), variables, pieces, 0);
        units.add(new ScriptUnit(path, job.key().text(), pieces));
      }
    }
  }

  private void texts(
      List<Node> items, Map<String, String> variables, List<ScriptUnit.Piece> pieces, int depth) {
    for (Node item : items) {
      if (item instanceof Node.Scalar scalar && !scalar.isNull()) {
        pieces.add(text(scalar, Dialect.SHELL, variables));
      } else if (item instanceof Node.Sequence sequence && depth < 10) {
        texts(sequence.items(), variables, pieces, depth + 1);
      }
    }
  }

  /** Every text under a key that names scripts; those of one mapping or list belong together. */
  private void anything(Node node, String name, int depth) {
    if (depth > 30) {
      return;
    }
    switch (node) {
      case Node.Scalar scalar -> {}
      case Node.Sequence sequence -> {
        List<ScriptUnit.Piece> pieces = new ArrayList<>();
        for (Node item : sequence.items()) {
          own(item, pieces);
          anything(item, name, depth + 1);
        }
        units.add(new ScriptUnit(path, name, pieces));
      }
      case Node.Mapping mapping -> {
        for (Node.Mapping.Entry entry : mapping.entries().values()) {
          if (entry.value() instanceof Node.Sequence list && SCRIPTS.contains(entry.key().text())) {
            List<ScriptUnit.Piece> pieces = new ArrayList<>();
            texts(list.items(), Map.of(), pieces, 0);
            units.add(new ScriptUnit(path, name, pieces));
          } else if (depth == 0 && entry.value() instanceof Node.Scalar) {
            List<ScriptUnit.Piece> pieces = new ArrayList<>();
            own(mapping, pieces);
            units.add(new ScriptUnit(path, name, pieces));
          }
          anything(entry.value(), depth == 1 ? "job " + entry.key().text() : name, depth + 1);
        }
      }
    }
  }

  /** The scripts of one step: its own, or one level below, as {@code run: {command: …}}. */
  private void own(Node step, List<ScriptUnit.Piece> pieces) {
    for (Node.Mapping.Entry entry : step.entries()) {
      String key = entry.key().text();
      if (entry.value() instanceof Node.Scalar scalar && SCRIPTS.contains(key)) {
        boolean powerShell = key.equals("pwsh") || key.equals("powershell");
        pieces.add(text(scalar, powerShell ? Dialect.POWERSHELL : Dialect.SHELL, Map.of()));
      } else if (key.equals("run") || key.equals("inputs")) {
        for (Node.Mapping.Entry inner : entry.value().entries()) {
          if (inner.value() instanceof Node.Scalar scalar
              && (inner.key().text().equals("command") || inner.key().text().equals("script"))) {
            boolean powerShell = step.text("task").orElse("").startsWith("PowerShell");
            pieces.add(text(scalar, powerShell ? Dialect.POWERSHELL : Dialect.SHELL, Map.of()));
          }
        }
      }
    }
  }

  private ScriptUnit.Text text(Node.Scalar scalar, Dialect dialect, Map<String, String> variables) {
    return new ScriptUnit.Text(plain(scalar.text()), lines.first(scalar), dialect, variables);
  }

  /** Expressions become variables, so that two equal ones can be told to be the same. */
  static String plain(String script) {
    String expressions =
        EXPRESSION
            .matcher(script)
            .replaceAll(match -> {
              String inner = match.group(1).strip();
              String name =
                  inner.startsWith("env.")
                      ? inner.substring(4)
                      : "expr_" + inner.replaceAll("[^A-Za-z0-9]", "_");
              return Matcher.quoteReplacement("${" + name.replaceAll("\\W", "_") + "}");
            });
    return PARAMETER
        .matcher(expressions)
        .replaceAll(
            match -> Matcher.quoteReplacement("${" + match.group(1).replace('.', '_') + "}"));
  }

  private static Dialect dialect(String shell) {
    return shell.startsWith("pwsh") || shell.startsWith("powershell")
        ? Dialect.POWERSHELL
        : Dialect.SHELL;
  }

  private static Map<String, String> variables(Map<String, String> outer, Node node, String key) {
    Map<String, String> all = new TreeMap<>(outer);
    for (Node.Mapping.Entry entry : node.entries(key)) {
      if (entry.value() instanceof Node.Scalar scalar) {
        all.put(entry.key().text(), plain(scalar.text()));
      }
    }
    return all;
  }
}
