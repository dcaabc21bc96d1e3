package dev.plumbline.detect.infrastructure.kubernetes;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which files are patches, as the kustomizations of the tree say. */
final class Patches {
  private final Set<String> paths = new HashSet<>();

  private Patches() {}

  static Patches of(Snapshot snapshot) {
    Patches patches = new Patches();
    for (SnapshotFile file : snapshot.files()) {
      if (file.regular() && file.name().matches("kustomization\\.ya?ml|Kustomization")) {
        try {
          for (Node node : Yaml.readAll(snapshot.text(file))) {
            patches.add(file, node);
          }
        } catch (IOException | FormatException e) {
          // Its patches are then read as whole objects: stricter, never laxer.
          continue;
        }
      }
    }
    return patches;
  }

  boolean contains(String path) {
    return paths.contains(path);
  }

  private void add(SnapshotFile file, Node node) {
    for (String key : List.of("patches", "patchesStrategicMerge", "patchesJson6902")) {
      for (Node item : node.items(key)) {
        String written =
            item instanceof Node.Scalar scalar ? scalar.text() : item.text("path").orElse("");
        if (!written.isEmpty() && written.indexOf('\n') < 0) {
          paths.add(normal(file.directory(), written));
        }
      }
    }
  }

  private static String normal(String folder, String relative) {
    java.util.ArrayDeque<String> parts = new java.util.ArrayDeque<>();
    for (String part : (folder + "/" + relative).split("/+")) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
