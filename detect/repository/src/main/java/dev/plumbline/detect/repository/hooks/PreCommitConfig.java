package dev.plumbline.detect.repository.hooks;

import dev.plumbline.evidence.Place;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the configuration of pre-commit (and prek, which shares it). */
final class PreCommitConfig {
  private static final Set<String> AT_COMMIT = Set.of("pre-commit", "commit");
  private static final Pattern PINNED =
      Pattern.compile(
          "[0-9a-f]{40}|[0-9a-f]{64}|[\\w./-]{0,40}?[0-9]+(?:[.-][0-9]+)+[\\w.+-]{0,40}|v[0-9]+");
  private static final Set<String> ALL_PATHS =
      Set.of(
          ".*", "^.*$", "^.*", ".*$", ".+", "^.+$", ".", "^", "$", "(?s).*", "^(.*)$", "(.*)",
          "/?.*");
  private static final Set<String> NO_PATHS = Set.of("^$", "(?!)", "a^", "$^");
  private static final Set<String> IDLE = Set.of("true", "/bin/true", ":", "echo", "exit 0");
  private static final Pattern CANNOT_FAIL =
      Pattern.compile("--exit-code[= ]0|--exit-zero|--no-fail|\\|\\| *true");
  private static final Pattern IMAGE_TAG =
      Pattern.compile(
          "[\\w./-]+(?::\\d+/[\\w./-]+)?(?::(?!latest\\b)[\\w.-]*\\d[\\w.-]*|@sha256:[0-9a-f]{64}).*");

  private final String path;
  private final Node root;

  PreCommitConfig(String path, Node root) {
    this.path = path;
    this.root = root;
  }

  List<SecretHook> hooks() {
    List<SecretHook> hooks = new ArrayList<>();
    for (Node repo : root.items("repos")) {
      String url = repo.text("repo").orElse("");
      for (Node hook : repo.items("hooks")) {
        tool(url, hook).ifPresent(tool -> hooks.add(judge(tool, url, repo, hook)));
      }
    }
    return hooks;
  }

  private static Optional<String> tool(String url, Node hook) {
    String id = hook.text("id").orElse("");
    String entry = hook.text("entry").orElse("");
    boolean local = url.equals("local") || url.isEmpty();
    return local
        ? SecretTool.in(entry + " " + String.join(" ", hook.texts("args")))
            .or(() -> SecretTool.in(String.join(" ", hook.texts("additional_dependencies"))))
        : SecretTool.of(url, id).or(() -> SecretTool.in(entry));
  }

  private SecretHook judge(String tool, String url, Node repo, Node hook) {
    Place place = Place.line(path, hook.line());
    Optional<String> empty = empty(hook);
    if (empty.isPresent()) {
      return SecretHook.empty(tool, place, empty.get());
    }
    Optional<String> loose = url.equals("local") ? looseLocal(hook) : loose(repo);
    return loose
        .map(why -> SecretHook.unpinned(tool, place, why))
        .orElseGet(() -> SecretHook.good(tool, place));
  }

  /** Why the hook never stops anything. */
  private Optional<String> empty(Node hook) {
    List<String> stages = hook.texts("stages");
    if (stages.isEmpty()) {
      stages = root.texts("default_stages");
    }
    if (!stages.isEmpty() && stages.stream().noneMatch(AT_COMMIT::contains)) {
      return Optional.of("it does not run at commit, only at " + String.join(", ", stages));
    }
    List<String> types = root.texts("default_install_hook_types");
    if (!types.isEmpty() && !types.contains("pre-commit")) {
      return Optional.of("`default_install_hook_types` leaves out pre-commit");
    }
    for (Node node : List.of(root, hook)) {
      String exclude = node.text("exclude").orElse("").strip();
      String files = node.text("files").orElse("").strip();
      if (ALL_PATHS.contains(exclude)) {
        return Optional.of("`exclude: " + exclude + "` leaves out every file");
      }
      if (NO_PATHS.contains(files)) {
        return Optional.of("`files: " + files + "` matches no file");
      }
    }
    String entry = hook.text("entry").orElse("").strip();
    String args = String.join(" ", hook.texts("args"));
    if (IDLE.contains(entry) || entry.startsWith("echo ")) {
      return Optional.of("its entry does nothing");
    }
    if (CANNOT_FAIL.matcher(entry + " " + args).find()) {
      return Optional.of("it is told not to fail");
    }
    return Optional.empty();
  }

  /** Why nobody knows which version of a hook repository runs. */
  private static Optional<String> loose(Node repo) {
    String rev = repo.text("rev").or(() -> repo.text("sha")).orElse("");
    if (rev.isEmpty()) {
      return Optional.of("it has no `rev`");
    }
    return PINNED.matcher(rev).matches()
        ? Optional.empty()
        : Optional.of("`rev: " + rev + "` is no tag and no commit");
  }

  /**
   * A program that is on the machine is pinned by what installs it; we see only what the file says.
   */
  private static Optional<String> looseLocal(Node hook) {
    String entry = hook.text("entry").orElse("");
    return switch (hook.text("language").orElse("system")) {
      case "docker_image" ->
          IMAGE_TAG.matcher(entry.strip()).matches()
              ? Optional.empty()
              : Optional.of("its image has no version");
      case "python", "node", "golang", "rust", "ruby" -> {
        List<String> packages = hook.texts("additional_dependencies");
        boolean pinned =
            !packages.isEmpty() && packages.stream().allMatch(p -> p.matches(".*[@=:]+v?\\d.*"));
        yield pinned ? Optional.empty() : Optional.of("its package has no version");
      }
      default -> Optional.empty();
    };
  }
}
