package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.Lines;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One CI file of any host, read as a tree: wherever a step or job that tests or scans may fail
 * without effect, or never runs.
 */
final class CiFile {
  private static final Pattern PATH =
      Pattern.compile(
          "\\.github/workflows/[^/]+\\.ya?ml|(?:.*/)?\\.github/actions/.+/action\\.ya?ml|action\\.ya?ml"
              + "|(?:.*/)?\\.gitlab-ci[\\w.-]*\\.ya?ml|\\.gitlab/(?:ci/|.*-ci).*\\.ya?ml"
              + "|(?:.*/)?azure-pipelines[\\w.-]*\\.ya?ml|\\.azure(?:-pipelines|devops|-devops)/.+\\.ya?ml"
              + "|bitbucket-pipelines\\.ya?ml|\\.circleci/[^/]+\\.ya?ml|\\.travis\\.ya?ml|\\.drone\\.ya?ml"
              + "|\\.woodpecker(?:/.+)?\\.ya?ml|\\.buildkite/.+\\.ya?ml|\\.?appveyor\\.ya?ml"
              + "|(?:.*/)?(?:cloudbuild|buildspec)[\\w.-]*\\.ya?ml|\\.forgejo/workflows/[^/]+\\.ya?ml"
              + "|\\.gitea/workflows/[^/]+\\.ya?ml");
  private static final List<String> LENIENT =
      List.of("continue-on-error", "continueOnError", "allow_failure", "soft_fail");
  private static final Map<String, Set<String>> INPUTS =
      Map.of(
          "exit-code", Set.of("0"),
          "soft_fail", Set.of("true"),
          "no-fail", Set.of("true"),
          "fail-build", Set.of("false"),
          "fail_action", Set.of("false"),
          "warn-only", Set.of("true"),
          "ignore_on_exit", Set.of("all", "results"));
  private static final Pattern DISABLED =
      Pattern.compile(
          "(?:SAST|SECRET_DETECTION|DEPENDENCY_SCANNING|CONTAINER_SCANNING|DAST|SAST_IAC"
              + "|CODE_QUALITY)_DISABLED");

  private final String path;
  private final String text;
  private final Lines lines;
  private final CiFindings findings;
  private List<String> scripts = List.of();

  CiFile(String path, String text, CiFindings findings) {
    this.path = path;
    this.text = text;
    this.lines = new Lines(text);
    this.findings = findings;
  }

  /** Whether the file at this path is CI. */
  static boolean wants(String path) {
    return PATH.matcher(path).matches();
  }

  void look(Node root) {
    scripts = CiScript.scripts(root).stream().map(Node.Scalar::text).toList();
    walk(root, "", "");
  }

  private void walk(Node node, String key, String owner) {
    switch (node) {
      case Node.Sequence sequence -> {
        if (CiScript.key(key)) {
          script(sequence, owner);
        } else {
          sequence.items().forEach(item -> walk(item, key, owner));
        }
      }
      case Node.Scalar scalar -> {
        if (CiScript.key(key)) {
          new CiShell(path, owner, findings).look(CiScript.commands(scalar, lines));
        }
      }
      case Node.Mapping mapping -> mapping(mapping, key, owner);
    }
  }

  /** A list of lines is one script: an error handling set in one line holds in the next. */
  private void script(Node.Sequence sequence, String owner) {
    List<Shell.Command> commands = new ArrayList<>();
    for (Node item : sequence.items()) {
      if (item instanceof Node.Scalar scalar) {
        commands.addAll(CiScript.commands(scalar, lines));
      } else {
        walk(item, "", owner);
      }
    }
    new CiShell(path, owner, findings).look(commands);
  }

  private void mapping(Node.Mapping mapping, String key, String owner) {
    String name =
        mapping
            .text("id")
            .or(() -> mapping.text("name"))
            .or(() -> mapping.text("uses"))
            .orElse(key);
    String inside = owner.isEmpty() ? name : owner + "/" + name;
    lenient(mapping, key, inside);
    off(mapping, key, inside);
    inputs(mapping, inside);
    mapping.text("uses").flatMap(Tools::action).ifPresent(use -> findings.audited());
    for (Map.Entry<String, Node.Mapping.Entry> entry : mapping.entries().entrySet()) {
      if (DISABLED.matcher(entry.getKey()).matches() && on(entry.getValue().value())) {
        findings.report(
            "scanner-switched-off",
            path,
            entry.getValue().key().line(),
            "`" + entry.getKey() + "` switches a scanner of the CI template off.",
            entry.getKey());
      }
      walk(entry.getValue().value(), entry.getKey(), inside);
    }
  }

  private void lenient(Node.Mapping mapping, String key, String owner) {
    for (String word : LENIENT) {
      Node.Mapping.Entry entry = mapping.entries().get(word);
      if (entry == null || !on(entry.value()) || judgedLater(mapping)) {
        continue;
      }
      Optional<Tools.Use> use = use(mapping, key);
      if (use.isPresent()) {
        boolean scan = use.get().job() == Tools.Job.SCAN;
        findings.report(
            scan ? "scanner-cannot-fail" : "tests-cannot-fail",
            path,
            entry.key().line(),
            "`" + use.get().name() + "` may fail without effect: `" + word + "` is set.",
            owner,
            use.get().name());
      }
    }
  }

  private void off(Node.Mapping mapping, String key, String owner) {
    for (String word : List.of("if", "condition", "enabled", "when")) {
      Node.Mapping.Entry entry = mapping.entries().get(word);
      if (entry == null || !(entry.value() instanceof Node.Scalar value)) {
        continue;
      }
      String bare = bare(value);
      if (!bare.equals("false") && !(word.equals("when") && bare.equals("never"))) {
        continue;
      }
      Optional<Tools.Use> use = use(mapping, key);
      if (use.isPresent()) {
        boolean scan = use.get().job() == Tools.Job.SCAN;
        findings.report(
            scan ? "scanner-switched-off" : "tests-skipped-in-build",
            path,
            entry.key().line(),
            "`" + use.get().name() + "` never runs: `" + word + ": " + bare + "`.",
            owner,
            use.get().name());
      }
    }
  }

  /** An action's own inputs that take its result away. A SARIF report is judged elsewhere. */
  private void inputs(Node.Mapping mapping, String owner) {
    Optional<Tools.Use> use = mapping.text("uses").flatMap(Tools::action);
    if (use.isEmpty() || judgedElsewhere(mapping)) {
      return;
    }
    for (Node.Mapping.Entry input : mapping.entries("with")) {
      Set<String> bad = INPUTS.getOrDefault(input.key().text(), Set.of());
      if (input.value() instanceof Node.Scalar value
          && bad.contains(value.text().toLowerCase(Locale.ROOT))) {
        findings.report(
            "scanner-cannot-fail",
            path,
            input.key().line(),
            "`"
                + use.get().name()
                + "` is told not to fail: `"
                + input.key().text()
                + ": "
                + value.text()
                + "`.",
            owner,
            use.get().name());
      }
    }
  }

  /** The report goes to the host's code scanning, or a later script reads it. */
  private boolean judgedElsewhere(Node.Mapping mapping) {
    for (String key : List.of("format", "output-format")) {
      if (mapping.text("with", key).orElse("").equals("sarif")) {
        return true;
      }
    }
    for (String key : List.of("output", "output-file")) {
      String file = mapping.text("with", key).orElse("");
      if (!file.isEmpty() && scripts.stream().anyMatch(script -> script.contains(file))) {
        return true;
      }
    }
    return false;
  }

  /** A later step looks at the outcome of this one. */
  private boolean judgedLater(Node.Mapping mapping) {
    String id = mapping.text("id").orElse("");
    return !id.isEmpty()
        && (text.contains("steps." + id + ".outcome")
            || text.contains("steps." + id + ".conclusion"));
  }

  /** The scanner that runs below this node, else the test, else what the job's name says. */
  private static Optional<Tools.Use> use(Node.Mapping mapping, String key) {
    List<Tools.Use> uses = new ArrayList<>();
    actions(mapping, uses);
    for (Node.Scalar script : CiScript.scripts(mapping)) {
      Shell.commands(script.text()).forEach(c -> Tools.command(c).ifPresent(uses::add));
    }
    return uses.stream()
        .filter(use -> use.job() == Tools.Job.SCAN)
        .findFirst()
        .or(() -> uses.stream().findFirst())
        .or(() -> Tools.job(key));
  }

  private static void actions(Node node, List<Tools.Use> uses) {
    switch (node) {
      case Node.Scalar unused -> {}
      case Node.Sequence sequence -> sequence.items().forEach(item -> actions(item, uses));
      case Node.Mapping mapping -> {
        mapping.text("uses").flatMap(Tools::action).ifPresent(uses::add);
        mapping.entries().values().forEach(entry -> actions(entry.value(), uses));
      }
    }
  }

  private static boolean on(Node node) {
    return node instanceof Node.Scalar scalar
        && (bare(scalar).equals("true") || scalar.text().equals("1"));
  }

  private static String bare(Node.Scalar scalar) {
    String text = scalar.text().strip().toLowerCase(Locale.ROOT);
    return text.startsWith("${{") && text.endsWith("}}")
        ? text.substring(3, text.length() - 2).strip()
        : text;
  }
}
