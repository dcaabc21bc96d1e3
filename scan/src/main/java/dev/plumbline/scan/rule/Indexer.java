package dev.plumbline.scan.rule;

import dev.plumbline.formats.FormatException;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.SnapshotDetector;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Run by the build of each detector module: compiles the rule files beside the classes into one
 * index and lists the detector classes for {@link java.util.ServiceLoader}, so that a new detector
 * needs no entry anywhere.
 */
public final class Indexer {
  private Indexer() {}

  /**
   * Indexes a module.
   *
   * @param args the folder of compiled classes and resources, the module's root package, and
   *     optionally the folder of the rule files' sources: read there, a rule that was moved or
   *     removed leaves no copy behind in the folder of classes
   * @throws IOException if a rule file is wrong: the message names file, line and reason
   * @throws ReflectiveOperationException if a class cannot be loaded
   */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    Path classes = Path.of(args[0]);
    Path root = classes.resolve(args[1].replace('.', '/'));
    Path sources = args.length > 2 ? Path.of(args[2]).resolve(args[1].replace('.', '/')) : root;
    Files.write(root.resolve(RuleIndex.RESOURCE), RuleIndex.write(rules(sources)));
    services(classes, SnapshotDetector.class);
    services(classes, ContentDetector.class);
  }

  private static List<Rule> rules(Path root) throws IOException {
    List<Rule> rules = new ArrayList<>();
    for (Path file : files(root, ".yaml")) {
      try {
        rules.addAll(RuleFile.read(root.relativize(file).toString(), Files.readString(file)));
      } catch (FormatException e) {
        throw new IOException(file + ":" + e.line() + ":" + e.column() + ": " + e.getMessage(), e);
      }
    }
    return rules;
  }

  private static void services(Path classes, Class<?> service)
      throws IOException, ReflectiveOperationException {
    TreeSet<String> names = new TreeSet<>();
    for (Path file : files(classes, ".class")) {
      String path = classes.relativize(file).toString().replace('\\', '/');
      String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
      if (name.endsWith("package-info") || name.contains("$")) {
        continue;
      }
      Class<?> type = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
      if (service.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
        names.add(name);
      }
    }
    if (!names.isEmpty()) {
      Path folder = Files.createDirectories(classes.resolve("META-INF/services"));
      Files.writeString(folder.resolve(service.getName()), String.join("\n", names) + "\n");
    }
  }

  private static List<Path> files(Path root, String suffix) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
