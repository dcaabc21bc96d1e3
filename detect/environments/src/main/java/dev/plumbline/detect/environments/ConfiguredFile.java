package dev.plumbline.detect.environments;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file of configuration that was read.
 *
 * @param path its path
 * @param group with which files it belongs together
 * @param environments the environments that use it as a whole; empty for a base
 * @param text its text
 * @param settings its settings
 */
record ConfiguredFile(
    String path, String group, Set<String> environments, String text, List<Setting> settings) {
  ConfiguredFile {
    environments = new TreeSet<>(environments);
    settings = List.copyOf(settings);
  }

  /** Who uses what this part of the file says. */
  Set<String> users(Setting setting) {
    String part = setting.environment();
    if (part != null) {
      return Set.of(part);
    }
    return environments.isEmpty() ? Set.of(EnvironmentNames.DEFAULT) : environments;
  }

  /** All environments that the file speaks of. */
  Set<String> all() {
    TreeSet<String> all = new TreeSet<>(environments);
    for (Setting setting : settings) {
      String part = setting.environment();
      if (part != null) {
        all.add(part);
      }
    }
    return all;
  }
}
