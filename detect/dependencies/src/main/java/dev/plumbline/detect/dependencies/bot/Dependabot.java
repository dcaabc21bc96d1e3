package dev.plumbline.detect.dependencies.bot;

import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Dependabot version updates, by the options reference of GitHub: version 2, {@code updates} with
 * {@code package-ecosystem} and {@code directory} or {@code directories}. A file that Dependabot
 * itself would refuse is unreadable.
 */
public final class Dependabot implements Bot {
  private static final Set<String> KNOWN =
      Set.of(
          "bazel",
          "bun",
          "bundler",
          "cargo",
          "composer",
          "conda",
          "deno",
          "devcontainers",
          "docker",
          "docker-compose",
          "dotnet-sdk",
          "elm",
          "github-actions",
          "gitsubmodule",
          "gomod",
          "gradle",
          "helm",
          "julia",
          "maven",
          "mix",
          "nix",
          "npm",
          "nuget",
          "opentofu",
          "pip",
          "pre-commit",
          "pub",
          "rust-toolchain",
          "sbt",
          "swift",
          "terraform",
          "uv",
          "vcpkg");

  private final String file;
  private final List<DependabotEntry> entries;

  private Dependabot(String file, List<DependabotEntry> entries) {
    this.file = file;
    this.entries = entries;
  }

  /**
   * The configuration in a tree, if there is one.
   *
   * @throws Unreadable if it is there and is none that Dependabot takes
   */
  public static Optional<Bot> of(Tree tree) throws Unreadable {
    Optional<String> path = tree.first(".github", "dependabot.yml", "dependabot.yaml");
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Node root = tree.yaml(path.get());
    if (!root.text("version").filter("2"::equals).isPresent()) {
      throw new Unreadable(path.get(), "not version 2, the only one that Dependabot takes");
    }
    if (!(root.at("updates").orElse(null) instanceof Node.Sequence updates)) {
      throw new Unreadable(path.get(), "has no list of updates");
    }
    List<DependabotEntry> entries = new ArrayList<>();
    for (Node item : updates.items()) {
      DependabotEntry entry = DependabotEntry.of(path.get(), item);
      if (!KNOWN.contains(entry.ecosystem())) {
        throw new Unreadable(
            path.get(),
            "line " + entry.line() + ": unknown package-ecosystem " + entry.ecosystem());
      }
      entries.add(entry);
    }
    return Optional.of(new Dependabot(path.get(), List.copyOf(entries)));
  }

  @Override
  public String name() {
    return "Dependabot";
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public Cover cover(Target target) {
    List<String> names = names(target.ecosystem());
    if (names.isEmpty()) {
      return new Cover.Gap(
          "Dependabot knows no " + target.ecosystem().label(), "use Renovate for it");
    }
    Optional<Cover.Off> off = Optional.empty();
    for (DependabotEntry entry : entries) {
      if (names.contains(entry.ecosystem()) && entry.reaches(target)) {
        Optional<Cover.Off> now = entry.off();
        if (now.isEmpty()) {
          return Cover.COVERED;
        }
        off = off.or(() -> now);
      }
    }
    String home = target.homes().iterator().next();
    return off.<Cover>map(cover -> cover)
        .orElse(
            new Cover.Gap(
                "no entry of " + file + " reaches it",
                "add `- package-ecosystem: "
                    + names.getFirst()
                    + "` with `directory: /"
                    + home
                    + "`"));
  }

  /** The values of package-ecosystem that update an ecosystem, the usual one first. */
  private static List<String> names(Ecosystem ecosystem) {
    return switch (ecosystem) {
      case ACTIONS -> List.of("github-actions");
      case BUN -> List.of("bun");
      case BUNDLER -> List.of("bundler");
      case CARGO -> List.of("cargo");
      case COCOAPODS, CONAN, GITLAB -> List.of();
      case COMPOSE -> List.of("docker-compose");
      case COMPOSER -> List.of("composer");
      case CONDA -> List.of("conda");
      case DENO -> List.of("deno");
      case DEVCONTAINER -> List.of("devcontainers");
      case DOCKER -> List.of("docker");
      case GO -> List.of("gomod");
      case GRADLE -> List.of("gradle");
      case HELM -> List.of("helm");
      case MAVEN -> List.of("maven");
      case MIX -> List.of("mix");
      case NIX -> List.of("nix");
      case NPM -> List.of("npm");
      case NUGET -> List.of("nuget");
      case PRE_COMMIT -> List.of("pre-commit");
      case PUB -> List.of("pub");
      case PYTHON -> List.of("pip", "uv");
      case SUBMODULE -> List.of("gitsubmodule");
      case SWIFT -> List.of("swift");
      case TERRAFORM -> List.of("terraform", "opentofu");
      case UV -> List.of("uv", "pip");
    };
  }
}
