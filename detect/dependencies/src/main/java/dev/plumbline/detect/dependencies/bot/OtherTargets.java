package dev.plumbline.detect.dependencies.bot;

import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.scan.SnapshotFile;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files that ask for images, actions, hooks or repositories from outside: no manifests of packages,
 * but a bot updates them too.
 */
public final class OtherTargets {
  private static final Pattern DOCKERFILE =
      Pattern.compile(
          "(?i)(?:[\\w.-]*\\.)?(?:dockerfile|containerfile)"
              + "(?:\\.(?!(?:dockerignore|java|kt|scala|cs|ts|rs|swift|md)$)[\\w.-]+|-[\\w.-]+)?");
  private static final Pattern COMPOSE = Pattern.compile("(?:docker-)?compose[\\w.-]*\\.ya?ml");
  private static final Pattern WORKFLOW = Pattern.compile("\\.github/workflows/[^/]+\\.ya?ml");
  private static final Pattern FROM =
      Pattern.compile("(?mi)^\\s{0,20}FROM\\s{1,10}(?:--\\S{1,80}\\s{1,10})?(?!scratch\\b)\\S");
  private static final Pattern IMAGE = Pattern.compile("(?m)^\\s{1,40}image\\s{0,5}:\\s{0,5}\\S");
  private static final Pattern ANY_IMAGE = Pattern.compile("(?m)^\\s{0,40}(?:- )?image\\s{0,5}:");
  private static final Pattern USES =
      Pattern.compile(
          "(?m)^[\\s-]{0,40}[\"']?uses[\"']?\\s{0,5}:\\s{0,5}[\"']?(?!\\./)[\\w.-]{1,100}[/:]");
  private static final Pattern SUBMODULE = Pattern.compile("(?m)^\\s{0,10}url\\s{0,5}=");
  private static final Pattern HOOK =
      Pattern.compile("(?m)^[\\s-]{0,20}repo\\s{0,5}:\\s{0,5}[\"']?(?!local|meta)\\S");
  private static final Pattern FEATURE = Pattern.compile("\"(?:image|features)\"\\s{0,10}:");

  private OtherTargets() {}

  /** pre-commit.ci updates the hooks of a repository that has its section. */
  private static final Pattern PRE_COMMIT_CI = Pattern.compile("(?m)^ci\\s{0,5}:");

  /** What a file is to a bot, if it is anything but a manifest of packages. */
  public static Optional<Target> of(Tree tree, SnapshotFile file) throws Unreadable {
    String path = file.path();
    String name = file.name();
    if (DOCKERFILE.matcher(name).matches()) {
      return target(tree, file, Ecosystem.DOCKER, FROM, Set.of(file.directory()));
    }
    if (COMPOSE.matcher(name).matches()) {
      return target(tree, file, Ecosystem.COMPOSE, IMAGE, Set.of(file.directory()));
    }
    if (WORKFLOW.matcher(path).matches()) {
      return target(tree, file, Ecosystem.ACTIONS, USES, Set.of("", file.directory()));
    }
    if (name.equals("action.yml") || name.equals("action.yaml")) {
      return target(tree, file, Ecosystem.ACTIONS, USES, Set.of(file.directory()));
    }
    if (path.equals(".gitlab-ci.yml")) {
      return target(tree, file, Ecosystem.GITLAB, ANY_IMAGE, Set.of(""));
    }
    if (path.equals(".gitmodules")) {
      return target(tree, file, Ecosystem.SUBMODULE, SUBMODULE, Set.of(""));
    }
    if (name.equals("devcontainer.json") || name.equals(".devcontainer.json")) {
      return target(tree, file, Ecosystem.DEVCONTAINER, FEATURE, Set.of("", file.directory()));
    }
    if (path.equals(".pre-commit-config.yaml") || path.equals(".pre-commit-config.yml")) {
      return PRE_COMMIT_CI.matcher(tree.text(path)).find()
          ? Optional.empty()
          : target(tree, file, Ecosystem.PRE_COMMIT, HOOK, Set.of(""));
    }
    return Optional.empty();
  }

  private static Optional<Target> target(
      Tree tree, SnapshotFile file, Ecosystem ecosystem, Pattern sign, Set<String> homes)
      throws Unreadable {
    return sign.matcher(tree.text(file.path())).find()
        ? Optional.of(new Target(ecosystem, file.path(), homes))
        : Optional.empty();
  }
}
