package dev.plumbline.detect.environments;

import dev.plumbline.formats.FormatException;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds and reads the configuration of environments in a tree. */
final class ConfiguredFiles {
  private static final long LARGEST = 1_000_000;

  /** Without one of these no part of a file stands for an environment. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(?i)(?:^|[\\s\"'{,\\[])(?:prod|production|prd|live|staging|stage|stg|uat|qa|dev|development|test)"
              + "[\"'\\]]?\\s{0,20}[:={\\]]|on-profile|environment");

  /** A file that should have been read and was not, or not whole. */
  record Unread(String path, Set<String> environments, String reason, String wayOut) {}

  private final Snapshot snapshot;
  private final EnvironmentNames names;
  private final EnvironmentPaths paths;
  private final List<ConfiguredFile> files = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();

  ConfiguredFiles(Snapshot snapshot, EnvironmentNames names) {
    this.snapshot = snapshot;
    this.names = names;
    paths = new EnvironmentPaths(names);
  }

  private record Candidate(
      SnapshotFile file, Settings.Format format, EnvironmentPaths.Located where) {}

  /** Reads them. */
  void read() {
    List<Candidate> candidates = new ArrayList<>();
    Set<String> groups = new TreeSet<>();
    for (SnapshotFile file : snapshot.files()) {
      Settings.Format format = Settings.format(file.name());
      if (!file.regular() || format == Settings.Format.NONE || isForeign(file.path())) {
        continue;
      }
      EnvironmentPaths.Located where = paths.locate(file.path());
      if (EnvironmentPaths.isSample(file.path())
          || format == Settings.Format.ENCRYPTED && where.environment() == null) {
        continue;
      }
      candidates.add(new Candidate(file, format, where));
      if (where.environment() != null) {
        groups.add(where.group());
      }
    }
    for (Candidate candidate : candidates) {
      boolean layered = groups.contains(candidate.where().group());
      boolean parts =
          switch (candidate.format()) {
            case YAML, TERRAFORM, LINES -> true;
            case JSON -> isConfiguration(candidate.file());
            case OTHER, ENCRYPTED, NONE -> false;
          };
      if (layered || parts) {
        read(candidate, layered);
      }
    }
    referred();
  }

  /** What was read. */
  List<ConfiguredFile> files() {
    return files;
  }

  /** What was not read, or not whole. */
  List<Unread> unread() {
    return unread;
  }

  private void read(Candidate candidate, boolean layered) {
    SnapshotFile file = candidate.file();
    String own = candidate.where().environment();
    Set<String> environments = own == null ? Set.of() : Set.of(own);
    if (file.size() > LARGEST) {
      if (layered) {
        miss(candidate, environments, "it is larger than a megabyte", "split it");
      }
      return;
    }
    String text;
    try {
      text = candidate.format() == Settings.Format.ENCRYPTED ? "" : snapshot.text(file);
    } catch (IOException e) {
      if (layered) {
        miss(candidate, environments, "it cannot be read", "make it readable");
      }
      return;
    }
    if (!layered && !PARTS.matcher(text).find()) {
      return;
    }
    List<Setting> settings;
    try {
      settings = Settings.read(file.path(), candidate.format(), text, names);
    } catch (FormatException e) {
      if (layered) {
        miss(
            candidate,
            environments,
            "line " + e.line() + ": " + candidate.format() + " that cannot be read",
            "write it so that it can be read without a template, or compare its secrets by hand");
      }
      return;
    }
    ConfiguredFile read =
        new ConfiguredFile(file.path(), candidate.where().group(), environments, text, settings);
    if (!layered && read.all().isEmpty()) {
      return;
    }
    files.add(read);
    String encrypted = Settings.encrypted(candidate.format(), text);
    if (!encrypted.isEmpty()) {
      miss(
          candidate,
          read.all(),
          encrypted + ", so its values cannot be compared",
          "compare them where they can be read, for example by hash in the secret store");
    }
    if (settings.size() >= Settings.MOST) {
      miss(candidate, read.all(), "it has more settings than are compared", "split it");
    }
  }

  private void miss(Candidate candidate, Set<String> environments, String reason, String wayOut) {
    unread.add(new Unread(candidate.file().path(), environments, reason, wayOut));
  }

  /** Files that a compose file names under {@code env_file} belong to its environment. */
  private void referred() {
    Map<String, Set<String>> users = new TreeMap<>();
    for (ConfiguredFile file : files) {
      if (!file.group().endsWith("/compose") || file.environments().isEmpty()) {
        continue;
      }
      for (Setting setting : file.settings()) {
        if (setting.keys().contains("env_file")) {
          String target = resolved(file.path(), setting.value());
          users.computeIfAbsent(target, k -> new TreeSet<>()).addAll(file.environments());
        }
      }
    }
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      places.put(files.get(i).path(), i);
    }
    users.forEach((path, environments) -> {
      SnapshotFile file = snapshot.file(path).orElse(null);
      EnvironmentPaths.Located where = paths.locate(path);
      if (file == null || where.environment() != null || file.size() > LARGEST) {
        return;
      }
      try {
        String text = snapshot.text(file);
        ConfiguredFile read =
            new ConfiguredFile(path, where.group(), environments, text, LineSettings.read(text));
        Integer place = places.get(path);
        if (place == null) {
          files.add(read);
        } else {
          files.set(place, read);
        }
      } catch (IOException e) {
        unread.add(new Unread(path, environments, "it cannot be read", "make it readable"));
      }
    });
  }

  private static String resolved(String from, String target) {
    List<String> parts = new ArrayList<>(List.of(from.split("/")));
    parts.removeLast();
    for (String part : target.split("/")) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.equals(".") && !part.isEmpty() && !part.equals("..")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static boolean isConfiguration(SnapshotFile file) {
    String directory = file.directory();
    String parent = directory.substring(directory.lastIndexOf('/') + 1);
    return parent.startsWith("conf")
        || parent.equals("settings")
        || file.name().startsWith("config")
        || file.name().startsWith("secrets")
        || file.name().startsWith("database")
        || file.name().startsWith("settings");
  }

  /** Other people's code that lies in the tree. */
  private static boolean isForeign(String path) {
    return path.contains("node_modules/")
        || path.startsWith("vendor/")
        || path.contains("/vendor/");
  }
}
