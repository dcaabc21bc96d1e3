package dev.plumbline.detect.dependencies.manifest.javascript;

import dev.plumbline.detect.dependencies.manifest.Glob;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The workspace that a package belongs to; a package of its own is the root of itself.
 *
 * @param root the folder of the workspace's root
 * @param packageManager npm, yarn, pnpm or bun where the root says so, else empty
 */
record Workspace(String root, String packageManager) {
  static Workspace of(Tree tree, String directory) throws Unreadable {
    return tree.once("npm-workspace:" + directory, Workspace.class, () -> find(tree, directory));
  }

  private static Workspace find(Tree tree, String directory) throws Unreadable {
    String root = directory;
    for (String folder : Paths.upwards(directory)) {
      if (!folder.equals(directory)
          && includes(members(tree, folder), Paths.relative(folder, directory))) {
        root = folder;
        break;
      }
    }
    return new Workspace(root, packageManager(tree, root));
  }

  /** Where the lock file may stand: beside the package, or at the workspace's root. */
  List<String> folders(String directory) {
    return List.copyOf(new LinkedHashSet<>(List.of(directory, root)));
  }

  /** The names of the packages that belong to it. */
  Set<?> names(Tree tree) throws Unreadable {
    return tree.once("npm-names:" + root, Set.class, () -> memberNames(tree));
  }

  private Set<String> memberNames(Tree tree) throws Unreadable {
    Set<String> names = new HashSet<>();
    List<String> patterns = members(tree, root);
    for (SnapshotFile file : patterns.isEmpty() ? List.<SnapshotFile>of() : tree.files()) {
      if (file.name().equals("package.json")
          && Paths.within(root, file.directory())
          && includes(patterns, Paths.relative(root, file.directory()))) {
        try {
          tree.json(file.path()).text("name").ifPresent(names::add);
        } catch (Unreadable e) {
          // It is a manifest too and is reported as such.
          continue;
        }
      }
    }
    return names;
  }

  /** What a catalogue asks for; the default catalogue has no name. */
  Optional<String> catalog(Tree tree, String name, String dependency) throws Unreadable {
    List<Node> places = new ArrayList<>();
    String pnpm = Paths.in(root, "pnpm-workspace.yaml");
    if (tree.has(pnpm)) {
      places.add(tree.yaml(pnpm));
    }
    String yarn = Paths.in(root, ".yarnrc.yml");
    if (tree.has(yarn)) {
      places.add(tree.yaml(yarn));
    }
    String bun = Paths.in(root, "package.json");
    if (tree.has(bun)) {
      places.add(tree.json(bun));
      tree.json(bun).at("workspaces").ifPresent(places::add);
    }
    for (Node place : places) {
      Optional<String> found = place.text("catalogs", name, dependency);
      if (found.isEmpty() && (name.isEmpty() || name.equals("default"))) {
        found =
            place
                .text("catalog", dependency)
                .or(() -> place.text("catalogs", "default", dependency));
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static List<String> members(Tree tree, String folder) throws Unreadable {
    List<String> members = new ArrayList<>();
    String json = Paths.in(folder, "package.json");
    if (tree.has(json)) {
      Node root = tree.json(json);
      members.addAll(root.texts("workspaces"));
      members.addAll(root.texts("workspaces", "packages"));
    }
    String pnpm = Paths.in(folder, "pnpm-workspace.yaml");
    if (tree.has(pnpm)) {
      members.addAll(tree.yaml(pnpm).texts("packages"));
    }
    return members;
  }

  private static boolean includes(List<String> patterns, String directory) {
    boolean included = false;
    for (String pattern : patterns) {
      boolean not = pattern.startsWith("!");
      try {
        if (Glob.of(not ? pattern.substring(1) : pattern).matches(directory)) {
          included = !not;
        }
      } catch (IllegalArgumentException e) {
        // A pattern that no package manager could use includes nothing.
        continue;
      }
    }
    return included;
  }

  private static String packageManager(Tree tree, String root) throws Unreadable {
    String json = Paths.in(root, "package.json");
    if (!tree.has(json)) {
      return tree.has(Paths.in(root, "pnpm-workspace.yaml")) ? "pnpm" : "";
    }
    Node node = tree.json(json);
    String field =
        node.text("packageManager")
            .or(() -> node.text("devEngines", "packageManager", "name"))
            .orElse("");
    int at = field.indexOf('@', 1);
    return at < 0 ? field : field.substring(0, at);
  }
}
