package dev.plumbline.detect.environments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which environment a path stands for, and with which other files it belongs together. */
final class EnvironmentPaths {
  /** What such files are called without the environment's name, so that doubtful words count. */
  private static final Set<String> STEMS =
      Set.of(
          "",
          "env",
          "application",
          "bootstrap",
          "appsettings",
          "values",
          "compose",
          "docker compose",
          "config",
          "settings",
          "secrets",
          "secret",
          "credentials",
          "database",
          "vars",
          "variables",
          "terraform",
          "terragrunt",
          "kustomization",
          "default",
          "serverless",
          "helmfile",
          "configmap",
          "deployment",
          "parameters",
          "params",
          "local settings",
          "web");

  /** Folders that hold one folder or file for each environment. */
  private static final Set<String> PARENTS =
      Set.of(
          "env",
          "envs",
          "environment",
          "environments",
          "overlays",
          "overlay",
          "group_vars",
          "host_vars",
          "inventories",
          "inventory",
          "deploy",
          "deployment",
          "deployments",
          "clusters",
          "config",
          "configs",
          "conf",
          "stages",
          "k8s",
          "kubernetes",
          "helm",
          "chart",
          "charts",
          "terraform",
          "tfvars",
          "vars",
          "values",
          "secrets",
          "settings",
          "infra",
          "infrastructure",
          "kustomize",
          "credentials",
          "docker",
          "compose",
          "gitops",
          "argocd");

  private static final Set<String> BASES =
      Set.of("base", "all", "common", "default", "defaults", "shared", "_base", "_common");
  private static final Set<String> SAMPLES =
      Set.of("example", "sample", "template", "tpl", "dist", "tmpl", "defaults", "schema", "spec");

  private final EnvironmentNames names;

  EnvironmentPaths(EnvironmentNames names) {
    this.names = names;
  }

  /**
   * Where a file belongs.
   *
   * @param environment the environment it is for; null for a file that may be the base of others
   * @param group what it has in common with the files of other environments
   */
  record Located(@Nullable String environment, String group) {}

  /** Whether a file only shows what a configuration would look like. */
  static boolean isSample(String path) {
    return EnvironmentNames.words(path.substring(path.lastIndexOf('/') + 1)).stream()
        .anyMatch(SAMPLES::contains);
  }

  /** Where the file belongs; of a file without an environment, what it would be the base of. */
  Located locate(String path) {
    int slash = path.lastIndexOf('/');
    String directory = slash < 0 ? "" : path.substring(0, slash);
    String file = path.substring(slash + 1);
    List<String> words = stem(file);
    String parent = directory.substring(directory.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    EnvironmentNames.Named sure = names.find(words, false);
    EnvironmentNames.Named named = sure != null ? sure : names.find(words, true);
    if (named != null) {
      List<String> rest = new ArrayList<>(words.subList(0, named.from()));
      boolean first = rest.isEmpty();
      rest.addAll(first ? words.subList(named.count(), words.size()) : List.of());
      String stem = String.join(" ", rest);
      if (sure != null || STEMS.contains(stem) && (!stem.isEmpty() || plain(file, parent))) {
        return new Located(named.name(), directory + "/" + normal(stem));
      }
    }
    Located inFolder = folder(directory);
    if (inFolder != null) {
      return inFolder;
    }
    String stem = String.join(" ", words);
    if (directory.endsWith("src/test/resources")
        && (stem.startsWith("application") || stem.startsWith("bootstrap"))) {
      return new Located("test", directory + "/" + stem);
    }
    return new Located(null, directory + "/" + normal(stem));
  }

  /** A file named by a doubtful word alone, as {@code test.json}, counts in a folder for such. */
  private static boolean plain(String file, String parent) {
    Settings.Format format = Settings.format(file);
    return PARENTS.contains(parent)
        || format == Settings.Format.TERRAFORM
        || file.toLowerCase(Locale.ROOT).endsWith(".tfvars.json")
        || file.toLowerCase(Locale.ROOT).endsWith(".env");
  }

  private @Nullable Located folder(String directory) {
    String[] parts = directory.split("/");
    for (int i = parts.length - 1; i >= 0; i--) {
      boolean held = i > 0 && PARENTS.contains(parts[i - 1].toLowerCase(Locale.ROOT));
      EnvironmentNames.Named named = names.find(EnvironmentNames.words(parts[i]), held);
      if (named != null && EnvironmentNames.words(parts[i]).size() <= (held ? 4 : 1)) {
        return new Located(named.name(), group(parts, i));
      }
      if (BASES.contains(parts[i].toLowerCase(Locale.ROOT))) {
        return new Located(null, group(parts, i));
      }
    }
    return null;
  }

  /** The folder that holds the environments' folders; that of overlays stands beside the base. */
  private static String group(String[] parts, int end) {
    List<String> before = new ArrayList<>(List.of(parts).subList(0, end));
    if (!before.isEmpty() && before.getLast().toLowerCase(Locale.ROOT).startsWith("overlay")) {
      before.removeLast();
    }
    return String.join("/", before) + "/*";
  }

  /** The words of a file's name without its extension. */
  private static List<String> stem(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    String name = file;
    int dot = lower.lastIndexOf('.');
    if (lower.endsWith(".tfvars.json")) {
      name = file.substring(0, file.length() - ".tfvars.json".length());
    } else if (lower.endsWith(".auto.tfvars")) {
      name = file.substring(0, file.length() - ".auto.tfvars".length());
    } else if (dot > 0) {
      boolean dotenv = lower.startsWith(".env") || lower.contains(".env.");
      name =
          dotenv && Settings.format(file) == Settings.Format.LINES ? file : file.substring(0, dot);
      if (lower.endsWith(".yml.enc") || lower.endsWith(".yaml.gpg") || lower.endsWith(".yml.gpg")) {
        name = name.substring(0, name.lastIndexOf('.'));
      }
    }
    List<String> words = EnvironmentNames.words(name);
    return lower.endsWith(".env") && dot > 0 && !words.contains("env") ? with(words, "env") : words;
  }

  private static List<String> with(List<String> words, String word) {
    List<String> longer = new ArrayList<>(words);
    longer.add(word);
    return longer;
  }

  /** Names that stand for the same: the base of {@code production.json} is {@code default.json}. */
  private static String normal(String stem) {
    return switch (stem) {
      case "default", "terraform", "all", "main", "common" -> "";
      case "docker compose", "docker compose override", "compose override" -> "compose";
      default -> stem;
    };
  }
}
