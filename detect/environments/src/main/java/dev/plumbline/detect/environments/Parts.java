package dev.plumbline.detect.environments;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Environments inside of one file: keys that name them side by side ({@code production:} and {@code
 * test:} in Rails' {@code database.yml}, stages of the Serverless Framework, a Terraform map),
 * Spring's documents for a profile, jobs of GitHub Actions and GitLab CI that deploy to one.
 */
final class Parts {
  private Parts() {}

  /** The settings of a YAML or JSON file. */
  static List<Setting> of(String path, List<Node> documents, EnvironmentNames names) {
    List<Setting> settings = new ArrayList<>();
    for (Node document : documents) {
      List<Setting> own = TreeSettings.of(document);
      String profile = profile(own, names);
      if (profile != null) {
        own.forEach(setting -> settings.add(setting.in(profile)));
      } else {
        settings.addAll(byKeys(byJobs(path, document, own, names), names));
      }
    }
    return settings;
  }

  /** The environment whose profile a Spring document is for. */
  private static @Nullable String profile(List<Setting> settings, EnvironmentNames names) {
    for (Setting setting : settings) {
      String path = setting.path();
      if (path.startsWith("spring.config.activate.onprofile") || path.equals("spring.profiles")) {
        EnvironmentNames.Named named = names.find(EnvironmentNames.words(setting.value()), true);
        return named == null || setting.value().contains("!") ? null : named.name();
      }
    }
    return null;
  }

  /** Whether a file describes a pipeline whose jobs can name an environment. */
  static boolean isPipeline(String path) {
    return isActions(path) || path.endsWith("gitlab-ci.yml") || path.endsWith("gitlab-ci.yaml");
  }

  private static boolean isActions(String path) {
    return path.contains(".github/workflows/") || path.contains(".gitea/workflows/");
  }

  /** Settings of jobs that say which environment they deploy to. */
  private static List<Setting> byJobs(
      String path, Node document, List<Setting> settings, EnvironmentNames names) {
    if (!isPipeline(path)) {
      return settings;
    }
    boolean actions = isActions(path);
    Map<String, String> jobs = new HashMap<>();
    List<Node.Mapping.Entry> entries = actions ? document.entries("jobs") : document.entries();
    for (Node.Mapping.Entry entry : entries) {
      String where =
          entry
              .value()
              .text("environment")
              .or(() -> entry.value().text("environment", "name"))
              .orElse("");
      EnvironmentNames.Named named = names.find(EnvironmentNames.words(where), true);
      if (named != null && where.indexOf('$') < 0) {
        jobs.put(entry.key().text(), named.name());
      }
    }
    int depth = actions ? 1 : 0;
    return settings.stream()
        .map(setting ->
            setting.keys().size() > depth + 1
                ? setting.in(jobs.get(setting.keys().get(depth)))
                : setting)
        .toList();
  }

  /** Settings below keys that name environments, where at least two stand side by side. */
  static List<Setting> byKeys(List<Setting> settings, EnvironmentNames names) {
    Map<List<String>, Set<String>> siblings = new HashMap<>();
    Map<String, String> known = new HashMap<>();
    for (Setting setting : settings) {
      for (int i = 0; i < setting.keys().size(); i++) {
        String name = name(setting.keys().get(i), known, names);
        if (!name.isEmpty()) {
          siblings
              .computeIfAbsent(List.copyOf(setting.keys().subList(0, i)), k -> new TreeSet<>())
              .add(name);
        }
      }
    }
    siblings.values().removeIf(found -> found.size() < 2);
    if (siblings.isEmpty()) {
      return settings;
    }
    List<Setting> named = new ArrayList<>();
    for (Setting setting : settings) {
      named.add(setting.environment() != null ? setting : part(setting, siblings, known, names));
    }
    return named;
  }

  private static Setting part(
      Setting setting,
      Map<List<String>, Set<String>> siblings,
      Map<String, String> known,
      EnvironmentNames names) {
    for (int i = setting.keys().size() - 1; i >= 0; i--) {
      String name = name(setting.keys().get(i), known, names);
      if (!name.isEmpty() && siblings.containsKey(setting.keys().subList(0, i))) {
        List<String> keys = new ArrayList<>(setting.keys());
        keys.remove(i);
        return new Setting(keys, setting.value(), setting.line(), name);
      }
    }
    return setting;
  }

  private static String name(String key, Map<String, String> known, EnvironmentNames names) {
    String name = known.get(key);
    if (name == null) {
      String found = names.ofKey(key);
      name = found == null ? "" : found;
      known.put(key, name);
    }
    return name;
  }
}
