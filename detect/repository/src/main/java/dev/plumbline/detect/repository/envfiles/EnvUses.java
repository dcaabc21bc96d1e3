package dev.plumbline.detect.repository.envfiles;

import dev.plumbline.detect.repository.Tree;
import dev.plumbline.detect.repository.Vendored;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import dev.plumbline.scan.SnapshotFile;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a tree shows that people keep environment files beside it: folder or file, and why. */
final class EnvUses {
  private static final Pattern MANIFEST =
      Pattern.compile(
          "package\\.json|composer\\.json|requirements[\\w.-]*\\.(?:txt|in)|pyproject\\.toml|setup\\.(?:py|cfg)"
              + "|Pipfile|Gemfile|[\\w.-]+\\.gemspec|go\\.mod|Cargo\\.toml|pom\\.xml|build\\.gradle(?:\\.kts)?"
              + "|libs\\.versions\\.toml|[\\w.-]+\\.csproj|mix\\.exs|pubspec\\.yaml|Podfile|deno\\.jsonc?");
  private static final Pattern LIBRARY =
      Pattern.compile(
          "[\"'](?:dotenv(?:-[\\w-]+)?|@dotenvx/dotenvx|dotenvx|dotenvy|env-cmd|@nestjs/config|vlucas/phpdotenv"
              + "|symfony/dotenv|dotenv-rails|flutter_dotenv)[\"']"
              + "|\\bpython-dotenv\\b|\\bdjango-environ\\b|\\bpython-decouple\\b|joho/godotenv|dotenv-java|spring-dotenv"
              + "|(?m)^\\s{0,4}(?:dotenv|dotenvy)\\s{0,4}=|\"?DotNetEnv\"?|dotenv\\.net|:dotenvy\\b");
  private static final Pattern FRAMEWORK =
      Pattern.compile(
          "\"(?:next|vite|nuxt|react-scripts|gatsby|astro|@sveltejs/kit|@vue/cli-service|expo)\"\\s{0,4}:");
  private static final Pattern COMPOSE = Pattern.compile("(?:docker-)?compose[\\w.-]*\\.ya?ml");
  private static final Pattern SCRIPT =
      Pattern.compile(
          "--env-file[= ]\\s{0,2}([\\w./-]{1,200})|(?m)^\\s{0,20}-?include\\s{1,4}(\\.env)\\b"
              + "|(?:\\bsource|(?<=\\s)\\.)\\s{1,2}(\\.env)\\b");
  private static final Pattern ENVRC = Pattern.compile("(?m)^\\s{0,20}dotenv(?:_if_exists)?\\b");
  private static final Pattern README =
      Pattern.compile("`\\.env`|\\bcp \\S{0,80}\\.env\\S{0,20} \\S{0,80}\\.env\\b");

  private final Tree tree;
  private final TreeMap<String, String> needed = new TreeMap<>();

  private EnvUses(Tree tree) {
    this.tree = tree;
  }

  /** The paths that must be ignored, each with what shows that it is used. */
  static Map<String, String> in(Tree tree) {
    EnvUses uses = new EnvUses(tree);
    Vendored vendored = new Vendored(tree.files());
    for (SnapshotFile file : tree.files(path -> !vendored.contains(path) && !aside(path))) {
      uses.look(file);
    }
    return uses.needed;
  }

  /** Tests, documentation and examples: what stands there is not anybody's own settings. */
  static boolean aside(String path) {
    return path.matches(
        "(?i)(?:.*/)?(?:tests?|testdata|fixtures?|__tests__|docs?|examples?|samples?)/.*");
  }

  private void look(SnapshotFile file) {
    String name = file.name();
    if (name.toLowerCase(Locale.ROOT).startsWith(".env") && EnvNames.example(name)) {
      need(file.directory(), ".env", file.path() + " stands for it");
    } else if (MANIFEST.matcher(name).matches()) {
      manifest(file);
    } else if (COMPOSE.matcher(name).matches()) {
      compose(file);
    } else if (name.equals(".envrc")) {
      text(file)
          .filter(t -> ENVRC.matcher(t).find())
          .ifPresent(t -> need(file.directory(), ".env", file.path() + " loads it"));
    } else if (name.equalsIgnoreCase("makefile")
        || name.endsWith(".sh")
        || name.equals("justfile")) {
      script(file);
    } else if (file.path().toLowerCase(Locale.ROOT).matches("readme(?:\\.\\w+)?")) {
      text(file)
          .filter(t -> README.matcher(t).find())
          .ifPresent(t -> need("", ".env", file.path() + " tells people to make it"));
    }
  }

  private void manifest(SnapshotFile file) {
    Optional<String> text = text(file);
    if (text.isEmpty()) {
      return;
    }
    if (LIBRARY.matcher(text.get()).find()) {
      need(file.directory(), ".env", file.path() + " depends on a library that loads it");
    }
    if (file.name().equals("package.json") && FRAMEWORK.matcher(text.get()).find()) {
      need(file.directory(), ".env.local", file.path() + " uses a framework that loads it");
    }
  }

  private void compose(SnapshotFile file) {
    Optional<String> text = text(file);
    try {
      for (Node document : text.isEmpty() ? java.util.List.<Node>of() : Yaml.readAll(text.get())) {
        for (Node.Mapping.Entry service : document.entries("services")) {
          for (Node item : service.value().items("env_file")) {
            Optional<String> path =
                item instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : item.text("path");
            path.ifPresent(p -> need(file.directory(), p, file.path() + " reads it"));
          }
        }
      }
    } catch (FormatException e) {
      tree.unreadable(
          file.path(), "line " + e.line() + ": " + e.getMessage(), "mend the file's syntax");
    }
  }

  private void script(SnapshotFile file) {
    Optional<String> text = text(file);
    if (text.isEmpty()) {
      return;
    }
    Matcher matcher = SCRIPT.matcher(text.get());
    while (matcher.find()) {
      for (int group = 1; group <= 3; group++) {
        if (matcher.group(group) != null) {
          need(file.directory(), matcher.group(group), file.path() + " reads it");
        }
      }
    }
  }

  private Optional<String> text(SnapshotFile file) {
    return tree.text(file);
  }

  private void need(String directory, String name, String because) {
    if (name.contains("$") || EnvNames.example(name)) {
      return;
    }
    Tree.relative(directory, name)
        .filter(path -> EnvNames.local(path.substring(path.lastIndexOf('/') + 1)))
        .ifPresent(path -> needed.putIfAbsent(path, because));
  }
}
