package dev.plumbline.detect.repository.hooks;

import dev.plumbline.detect.repository.Tree;
import dev.plumbline.detect.repository.switched.Shell;
import dev.plumbline.evidence.Place;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the commands of a hook and follows those that lead further: scripts of {@code
 * package.json}, lint-staged, script files of the tree. Never runs anything.
 */
final class HookScripts {
  private static final int MAX_DEPTH = 4;
  private static final Set<String> SWALLOW = Set.of("true", ":", "echo", "printf", "exit");
  private static final Pattern NPM =
      Pattern.compile(
          "^(?:npm (?:run(?:-script)? )|yarn (?:run )?|pnpm (?:run )?|bun run )(?:-\\S+ ){0,3}([\\w:.-]+)");
  private static final Pattern LINT_STAGED =
      Pattern.compile("(?:^|\\s)(?:lint-staged|nano-staged)\\b");
  private static final Pattern FLOATING = Pattern.compile("@latest\\b|:latest\\b");

  private final Tree tree;
  private final List<SecretHook> found = new ArrayList<>();
  private boolean blind;

  HookScripts(Tree tree) {
    this.tree = tree;
  }

  /** What the commands lead to. */
  List<SecretHook> found() {
    return found;
  }

  /** Whether a file could not be read, so that a hook may be missed. */
  boolean blind() {
    return blind;
  }

  /** A script that stands in a file from this line on; 0 when the lines are the script's own. */
  void script(String path, String text, int line) {
    script(path, text, line, 0);
  }

  private void script(String path, String text, int line, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    List<Shell.Command> commands = Shell.commands(text);
    for (int i = 0; i < commands.size(); i++) {
      Shell.Command command = commands.get(i);
      String words = command.text();
      Place place = Place.line(path, line > 0 ? line : command.line());
      Optional<String> tool = words.startsWith("echo ") ? Optional.empty() : SecretTool.in(words);
      if (tool.isPresent()) {
        boolean swallowed =
            i + 1 < commands.size()
                && commands.get(i + 1).before().equals("||")
                && swallows(commands.get(i + 1));
        add(tool.get(), place, words, swallowed);
      } else {
        follow(path, command, words, depth);
      }
    }
  }

  private static boolean swallows(Shell.Command next) {
    String first = next.words().getFirst();
    return SWALLOW.contains(first) && !(first.equals("exit") && !next.text().equals("exit 0"));
  }

  private void add(String tool, Place place, String words, boolean swallowed) {
    if (swallowed || words.matches(".*--exit-code[= ]0\\b.*")) {
      found.add(SecretHook.empty(tool, place, "its result is thrown away"));
    } else if (FLOATING.matcher(words).find()) {
      found.add(SecretHook.unpinned(tool, place, "it takes the latest version there is"));
    } else {
      found.add(SecretHook.good(tool, place));
    }
  }

  private void follow(String path, Shell.Command command, String words, int depth) {
    Matcher npm = NPM.matcher(words);
    if (LINT_STAGED.matcher(words).find()) {
      lintStaged(depth);
    } else if (npm.find()) {
      packageScript(npm.group(1), depth);
    } else {
      for (String word : command.words().subList(0, Math.min(2, command.words().size()))) {
        file(path, word, depth);
      }
    }
  }

  private void file(String path, String word, int depth) {
    if (!word.contains("/") || word.contains("$") || word.endsWith("husky.sh")) {
      return;
    }
    Tree.relative("", word)
        .filter(target -> !target.equals(path))
        .flatMap(tree::file)
        .flatMap(tree::text)
        .ifPresent(text -> script(Tree.relative("", word).orElse(word), text, 0, depth + 1));
  }

  private void packageScript(String name, int depth) {
    Optional<Node> root = json("package.json");
    root.flatMap(node -> node.at("scripts", name))
        .filter(Node.Scalar.class::isInstance)
        .ifPresent(
            node -> script("package.json", ((Node.Scalar) node).text(), node.line(), depth + 1));
  }

  private void lintStaged(int depth) {
    json("package.json")
        .flatMap(node -> node.at("lint-staged"))
        .ifPresent(node -> texts("package.json", node, depth));
    for (SnapshotFile file :
        tree.files(p -> p.matches("\\.lintstagedrc(?:\\.\\w+)?|lint-staged\\.config\\.\\w+"))) {
      tree.text(file)
          .ifPresent(text -> {
            Optional<String> tool = SecretTool.in(text.replaceAll("//[^\\n]*", ""));
            tool.ifPresent(t -> found.add(SecretHook.good(t, Place.file(file.path()))));
          });
    }
  }

  private void texts(String path, Node node, int depth) {
    switch (node) {
      case Node.Scalar scalar -> script(path, scalar.text(), scalar.line(), depth + 1);
      case Node.Sequence sequence -> sequence.items().forEach(item -> texts(path, item, depth));
      case Node.Mapping mapping ->
          mapping.entries().values().forEach(entry -> texts(path, entry.value(), depth));
    }
  }

  /** A JSON file of the tree; what cannot be parsed is reported. */
  Optional<Node> json(String path) {
    Optional<String> text = tree.file(path).flatMap(tree::text);
    if (text.isEmpty() || text.get().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.readRelaxed(text.get()));
    } catch (FormatException e) {
      tree.unreadable(path, "line " + e.line() + ": " + e.getMessage(), "mend the file's syntax");
      blind = true;
      return Optional.empty();
    }
  }
}
