package dev.plumbline.detect.dependencies.bot;

import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Glob;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Renovate's managers for the ecosystems that we know: which files each takes by default and
 * whether it is on by default. From the managers' documentation, as of August 2026.
 */
final class RenovateManagers {
  /** Managers that only run when the configuration switches them on. */
  static final Set<String> OPT_IN = Set.of("git-submodules", "nix", "pre-commit");

  private static final Map<String, List<String>> FILES =
      Map.ofEntries(
          Map.entry("bun", List.of("(^|/)bun\\.lockb?$", "(^|/)package\\.json$")),
          Map.entry("bundler", List.of("(^|/)Gemfile$")),
          Map.entry("cargo", List.of("(^|/)Cargo\\.toml$")),
          Map.entry("cocoapods", List.of("(^|/)Podfile$")),
          Map.entry("composer", List.of("(^|/)([\\w-]*)composer\\.json$")),
          Map.entry("conan", List.of("(^|/)conanfile\\.(txt|py)$")),
          Map.entry("deno", List.of("(^|/)deno\\.lock$", "(^|/)deno\\.(json|jsonc)$")),
          Map.entry(
              "devcontainer",
              List.of(
                  "^\\.devcontainer/([^/]+/)?devcontainer\\.json$", "^\\.devcontainer\\.json$")),
          Map.entry("docker-compose", List.of("(^|/)(?:docker-)?compose[^/]*\\.ya?ml$")),
          Map.entry(
              "dockerfile",
              List.of(
                  "(^|/|\\.)([Dd]ocker|[Cc]ontainer)file$",
                  "(^|/)([Dd]ocker|[Cc]ontainer)file[^/]*$")),
          Map.entry("git-submodules", List.of("(^|/)\\.gitmodules$")),
          Map.entry(
              "github-actions",
              List.of(
                  "(^|/)(workflow-templates|\\.(?:github|gitea|forgejo)/(?:workflows|actions))/.+\\.ya?ml$",
                  "(^|/)action\\.ya?ml$")),
          Map.entry("gitlabci", List.of("\\.gitlab-ci\\.ya?ml$")),
          Map.entry("gomod", List.of("(^|/)go\\.mod$")),
          Map.entry(
              "gradle",
              List.of("\\.gradle(\\.kts)?$", "(^|/)gradle/.+\\.toml$", "\\.versions\\.toml$")),
          Map.entry("helm-requirements", List.of("(^|/)requirements\\.ya?ml$")),
          Map.entry("helmv3", List.of("(^|/)Chart\\.ya?ml$")),
          Map.entry("maven", List.of("(^|/|\\.)pom\\.xml$")),
          Map.entry("mix", List.of("(^|/)mix\\.exs$")),
          Map.entry("nix", List.of("(^|/)flake\\.nix$")),
          Map.entry("npm", List.of("(^|/)package\\.json$")),
          Map.entry("nuget", List.of("\\.(?:cs|fs|vb|sql)proj$", "\\.(?:props|targets)$")),
          Map.entry("pep621", List.of("(^|/)pyproject\\.toml$")),
          Map.entry("pip-compile", List.of()),
          Map.entry(
              "pip_requirements", List.of("(^|/)[\\w-]*requirements([-._]\\w+)?\\.(txt|pip)$")),
          Map.entry("pip_setup", List.of("(^|/)setup\\.py$")),
          Map.entry("pipenv", List.of("(^|/)Pipfile$")),
          Map.entry("poetry", List.of("(^|/)pyproject\\.toml$")),
          Map.entry("pre-commit", List.of("(^|/)\\.pre-commit-config\\.ya?ml$")),
          Map.entry("pub", List.of("(^|/)pubspec\\.ya?ml$")),
          Map.entry("setup-cfg", List.of("(^|/)setup\\.cfg$")),
          Map.entry("swift", List.of("(^|/)Package\\.swift")),
          Map.entry("terraform", List.of("\\.(?:tf|tofu)$")));

  private RenovateManagers() {}

  /** The managers that may update this ecosystem. */
  static List<String> of(Ecosystem ecosystem) {
    return switch (ecosystem) {
      case ACTIONS -> List.of("github-actions");
      case BUN -> List.of("bun", "npm");
      case BUNDLER -> List.of("bundler");
      case CARGO -> List.of("cargo");
      case COCOAPODS -> List.of("cocoapods");
      case COMPOSE -> List.of("docker-compose");
      case COMPOSER -> List.of("composer");
      case CONAN -> List.of("conan");
      case CONDA -> List.of();
      case DENO -> List.of("deno");
      case DEVCONTAINER -> List.of("devcontainer");
      case DOCKER -> List.of("dockerfile");
      case GITLAB -> List.of("gitlabci");
      case GO -> List.of("gomod");
      case GRADLE -> List.of("gradle");
      case HELM -> List.of("helmv3", "helm-requirements");
      case MAVEN -> List.of("maven");
      case MIX -> List.of("mix");
      case NIX -> List.of("nix");
      case NPM -> List.of("npm");
      case NUGET -> List.of("nuget");
      case PRE_COMMIT -> List.of("pre-commit");
      case PUB -> List.of("pub");
      case PYTHON ->
          List.of(
              "pip_requirements",
              "pip-compile",
              "pip_setup",
              "setup-cfg",
              "pep621",
              "poetry",
              "pipenv");
      case SUBMODULE -> List.of("git-submodules");
      case SWIFT -> List.of("swift");
      case TERRAFORM -> List.of("terraform");
      case UV -> List.of("pep621");
    };
  }

  /** Whether a manager takes this file by default. */
  static boolean takes(String manager, String path) {
    return FILES.getOrDefault(manager, List.of()).stream()
        .anyMatch(pattern -> Glob.ofRegex(pattern).matches(path));
  }

  /** Where a manager's packages come from, for rules that match data sources. */
  static List<String> sources(String manager) {
    return switch (manager) {
      case "npm", "bun" -> List.of("npm");
      case "bundler" -> List.of("rubygems");
      case "cargo" -> List.of("crate");
      case "cocoapods" -> List.of("pod");
      case "composer" -> List.of("packagist");
      case "conan" -> List.of("conan");
      case "deno" -> List.of("npm", "jsr", "deno");
      case "docker-compose", "dockerfile", "gitlabci" -> List.of("docker");
      case "git-submodules" -> List.of("git-refs");
      case "github-actions" -> List.of("github-tags", "github-digest", "github-runners");
      case "gomod" -> List.of("go", "golang-version");
      case "gradle", "maven" -> List.of("maven");
      case "helmv3", "helm-requirements" -> List.of("helm", "docker");
      case "mix" -> List.of("hex");
      case "nuget" -> List.of("nuget");
      case "pub" -> List.of("dart");
      case "terraform" -> List.of("terraform-provider", "terraform-module");
      case "pip_requirements",
          "pip-compile",
          "pip_setup",
          "setup-cfg",
          "pep621",
          "poetry",
          "pipenv" ->
          List.of("pypi");
      default -> List.of();
    };
  }
}
