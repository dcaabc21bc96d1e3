package dev.plumbline.detect.repository.hooks;

import dev.plumbline.detect.repository.Lines;
import dev.plumbline.detect.repository.Tree;
import dev.plumbline.evidence.Place;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Toml;
import dev.plumbline.formats.Yaml;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds every configuration of git hooks in a tree and what it runs before a commit. */
final class HookManagers {
  private static final Pattern PRE_COMMIT =
      Pattern.compile("\\.pre-commit-config\\.ya?ml|prek\\.toml");
  private static final Pattern LEFTHOOK =
      Pattern.compile("(?:\\.config/)?\\.?lefthook\\.(?:ya?ml|toml|json)");
  private static final Pattern SIMPLE = Pattern.compile("\\.?simple-git-hooks\\.(?:json|[cm]?js)");
  private static final Pattern HOOK_FILE =
      Pattern.compile("\\.husky/pre-commit|(?<dir>[\\w./-]{1,60})/pre-commit(?:\\.sh|\\.d/[^/]+)?");
  private static final Pattern SETS_HOOKS =
      Pattern.compile("core\\.hooksPath|\\.git/hooks|\\bplumb hook install\\b");
  private static final Pattern OWN = Pattern.compile("\\bplumb hook install\\b");

  private final Tree tree;
  private final HookScripts scripts;
  private final List<SecretHook> hooks = new ArrayList<>();
  private boolean blind;
  private @Nullable Map<String, String> setUps;

  HookManagers(Tree tree) {
    this.tree = tree;
    this.scripts = new HookScripts(tree);
  }

  /** All hooks that run a secret scanner. */
  List<SecretHook> find() {
    for (SnapshotFile file : tree.files(path -> true)) {
      String path = file.path();
      if (PRE_COMMIT.matcher(path).matches()) {
        yaml(file).forEach(node -> hooks.addAll(new PreCommitConfig(path, node).hooks()));
      } else if (LEFTHOOK.matcher(path).matches()) {
        yaml(file).forEach(node -> lefthook(path, node));
      } else if (path.equals(".overcommit.yml")) {
        yaml(file).forEach(node -> overcommit(path, node));
      } else if (path.equals("package.json")) {
        packageJson();
      } else if (SIMPLE.matcher(path).matches() || path.equals("captainhook.json")) {
        text(file);
      } else if (HOOK_FILE.matcher(path).matches() && active(path)) {
        tree.text(file)
            .ifPresent(text -> {
              tree.examined(path);
              scripts.script(path, text, 0);
            });
      }
    }
    ownHook();
    hooks.addAll(scripts.found());
    return hooks;
  }

  /** Whether a file that sets hooks up could not be read, so that a hook may be missed. */
  boolean blind() {
    return blind || scripts.blind();
  }

  /** husky's folder works by itself; any other only where something points git to it. */
  private boolean active(String path) {
    if (path.startsWith(".husky/") || path.startsWith(".cargo-husky/hooks/")) {
      return true;
    }
    String folder = path.substring(0, path.indexOf("/pre-commit"));
    String name = folder.substring(folder.lastIndexOf('/') + 1);
    Pattern set =
        Pattern.compile(
            "core\\.hooksPath[\\s=\"']{1,6}(?:\\./)?"
                + Pattern.quote(folder)
                + "\\b"
                + "|(?:cp|ln|install) [^\\n]{0,120}"
                + Pattern.quote(name)
                + "[^\\n]{0,120}\\.git/hooks");
    return setUps().values().stream().anyMatch(text -> set.matcher(text).find());
  }

  /** The scripts that set a clone up and say anything about hooks, by path; read once. */
  private Map<String, String> setUps() {
    if (setUps == null) {
      TreeMap<String, String> found = new TreeMap<>();
      for (SnapshotFile file : tree.files(HookManagers::setUp)) {
        tree.text(file)
            .filter(text -> SETS_HOOKS.matcher(text).find())
            .ifPresent(text -> found.put(file.path(), text));
      }
      setUps = found;
    }
    return setUps;
  }

  /** The product's own hook, installed by the set-up. */
  private void ownHook() {
    setUps()
        .forEach((path, text) -> {
          Lines lines = new Lines(text);
          Matcher matcher = OWN.matcher(text);
          while (matcher.find()) {
            int line = lines.lineOf(matcher.start());
            if (!lines.line(line).strip().startsWith("#")) {
              hooks.add(SecretHook.good("plumb", Place.line(path, line)));
            }
          }
        });
  }

  private static boolean setUp(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.matches(
        "(?i)(?:gnu)?makefile|justfile|taskfile\\.ya?ml|package\\.json|composer\\.json|pom\\.xml"
            + "|build\\.gradle(?:\\.kts)?|[\\w.-]+\\.(?:sh|bash|ps1|mk|gradle|toml)|setup|bootstrap"
            + "|devcontainer\\.json|\\.envrc|flake\\.nix");
  }

  private void text(SnapshotFile file) {
    tree.text(file)
        .ifPresent(text -> {
          tree.examined(file.path());
          int at = text.indexOf("pre-commit");
          if (at >= 0) {
            String rest = text.substring(at);
            int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
            int end = rest.indexOf("pre-push");
            String part = end < 0 ? rest : rest.substring(0, end);
            SecretTool.in(part.replaceAll("[\"'`,\\[\\]]", " "))
                .ifPresent(tool -> hooks.add(SecretHook.good(tool, Place.line(file.path(), line))));
          }
        });
  }

  private void packageJson() {
    Optional<Node> root = scripts.json("package.json");
    if (root.isEmpty()) {
      return;
    }
    List<String[]> places =
        List.of(
            new String[] {"husky", "hooks", "pre-commit"},
            new String[] {"simple-git-hooks", "pre-commit"},
            new String[] {"gitHooks", "pre-commit"},
            new String[] {"pre-commit"});
    for (String[] place : places) {
      root.get()
          .at(place)
          .ifPresent(node -> {
            tree.examined("package.json");
            commands("package.json", node, place.length == 1);
          });
    }
  }

  private void commands(String path, Node node, boolean names) {
    for (Node item : node.items()) {
      if (item instanceof Node.Scalar scalar) {
        String text = names ? "npm run " + scalar.text() : scalar.text();
        scripts.script(path, text, scalar.line());
      }
    }
  }

  private void lefthook(String path, Node root) {
    for (Node.Mapping.Entry command : root.entries("pre-commit", "commands")) {
      command.value().at("run").ifPresent(node -> lefthookRun(path, command.value(), node));
    }
    jobs(path, root.items("pre-commit", "jobs"), 0);
    for (Node.Mapping.Entry script : root.entries("pre-commit", "scripts")) {
      String file = ".lefthook/pre-commit/" + script.key().text();
      tree.file(file).flatMap(tree::text).ifPresent(text -> scripts.script(file, text, 0));
    }
  }

  private void jobs(String path, List<Node> jobs, int depth) {
    for (Node job : jobs) {
      job.at("run").ifPresent(node -> lefthookRun(path, job, node));
      if (depth < 5) {
        jobs(path, job.items("group", "jobs"), depth + 1);
      }
    }
  }

  private void lefthookRun(String path, Node command, Node run) {
    if (run instanceof Node.Scalar scalar) {
      if (command.text("skip").orElse("").equals("true")) {
        SecretTool.in(scalar.text())
            .ifPresent(tool ->
                hooks.add(SecretHook.empty(tool, Place.line(path, scalar.line()), "`skip: true`")));
      } else {
        scripts.script(path, scalar.text(), scalar.line());
      }
    }
  }

  private void overcommit(String path, Node root) {
    for (Node.Mapping.Entry hook : root.entries("PreCommit")) {
      boolean off = hook.value().text("enabled").orElse("true").equals("false");
      String text =
          hook.key().text()
              + " "
              + hook.value().text("required_executable").orElse("")
              + " "
              + String.join(" ", hook.value().texts("command"));
      Optional<String> tool =
          SecretTool.in(text)
              .or(() ->
                  SecretTool.in(
                      hook.key()
                          .text()
                          .replace("GitLeaks", "gitleaks")
                          .replace("Gitleaks", "gitleaks")));
      tool.ifPresent(t -> {
        var place = Place.line(path, hook.key().line());
        hooks.add(off ? SecretHook.empty(t, place, "`enabled: false`") : SecretHook.good(t, place));
      });
    }
  }

  private List<Node> yaml(SnapshotFile file) {
    Optional<String> text = tree.text(file);
    if (text.isEmpty()) {
      blind = true;
      return List.of();
    }
    try {
      List<Node> nodes =
          file.path().endsWith(".toml") ? List.of(Toml.read(text.get())) : Yaml.readAll(text.get());
      tree.examined(file.path());
      return nodes;
    } catch (FormatException e) {
      tree.unreadable(
          file.path(), "line " + e.line() + ": " + e.getMessage(), "mend the file's syntax");
      blind = true;
      return List.of();
    }
  }
}
