package dev.plumbline.detect.dependencies.manifest.jvm;

import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.detect.dependencies.manifest.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A POM with what it inherits from parents that stand in the same tree. Nothing is fetched: a
 * parent or an imported POM from elsewhere is known by its coordinates alone.
 *
 * @param file the POM
 * @param parent the parent in the tree, if that is where it stands
 * @param outsideParent the coordinates of a parent that is not in the tree
 */
record MavenModel(
    Xml file, Optional<MavenModel> parent, Optional<String> outsideParent, String path) {
  private static final int MAX_PARENTS = 20;
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]{1,200})\\}");

  static MavenModel of(Tree tree, String path) throws Unreadable {
    return of(tree, path, 0);
  }

  private static MavenModel of(Tree tree, String path, int depth) throws Unreadable {
    Xml pom = tree.xml(path);
    if (!pom.name().equals("project")) {
      throw new Unreadable(path, "not a Maven project");
    }
    Optional<Xml> parent = pom.at("parent");
    if (parent.isEmpty()) {
      return new MavenModel(pom, Optional.empty(), Optional.empty(), path);
    }
    String coordinates =
        parent.get().textAt("groupId").orElse("?")
            + ":"
            + parent.get().textAt("artifactId").orElse("?");
    Optional<String> found =
        depth < MAX_PARENTS ? parentPath(tree, path, parent.get()) : Optional.empty();
    if (found.isEmpty()) {
      String version = parent.get().textAt("version").orElse("");
      return new MavenModel(pom, Optional.empty(), Optional.of(coordinates + ":" + version), path);
    }
    return new MavenModel(
        pom, Optional.of(of(tree, found.get(), depth + 1)), Optional.empty(), path);
  }

  private static Optional<String> parentPath(Tree tree, String path, Xml parent) throws Unreadable {
    Optional<Xml> relative = parent.at("relativePath");
    String to = relative.map(Xml::text).orElse("../pom.xml");
    if (to.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> target = Paths.resolve(Paths.parent(path), to);
    if (target.isPresent() && !tree.has(target.get())) {
      target = Optional.of(Paths.in(target.get(), "pom.xml"));
    }
    if (target.isEmpty() || !tree.has(target.get()) || target.get().equals(path)) {
      return Optional.empty();
    }
    Xml candidate = tree.xml(target.get());
    boolean same = candidate.textAt("artifactId").equals(parent.textAt("artifactId"));
    return same ? target : Optional.empty();
  }

  /** The POM itself, then its parents in the tree, nearest first. */
  List<MavenModel> lineage() {
    List<MavenModel> all = new ArrayList<>();
    Optional<MavenModel> at = Optional.of(this);
    while (at.isPresent()) {
      all.add(at.get());
      at = at.get().parent();
    }
    return all;
  }

  /** The coordinates of the first parent that is not in the tree, if there is one. */
  Optional<String> outside() {
    return lineage().getLast().outsideParent();
  }

  Optional<String> groupId() {
    return file.textAt("groupId").or(() -> file.textAt("parent", "groupId"));
  }

  /** A text with the properties that the tree gives put in; others are left as they are. */
  String resolve(String text) {
    String at = text;
    for (int i = 0; i < 20; i++) {
      Matcher property = PROPERTY.matcher(at);
      int from = 0;
      Optional<String> value = Optional.empty();
      while (value.isEmpty() && property.find(from)) {
        value = property(property.group(1));
        from = property.end();
      }
      if (value.isEmpty() || at.length() > 2_000) {
        return at;
      }
      at = at.substring(0, property.start()) + value.get() + at.substring(property.end());
    }
    return at;
  }

  private Optional<String> property(String name) {
    switch (name) {
      case "project.version", "pom.version", "version" -> {
        return file.textAt("version").or(() -> file.textAt("parent", "version"));
      }
      case "project.groupId", "pom.groupId", "groupId" -> {
        return groupId();
      }
      case "project.artifactId" -> {
        return file.textAt("artifactId");
      }
      case "project.parent.version", "parent.version" -> {
        return file.textAt("parent", "version");
      }
      case "project.parent.groupId" -> {
        return file.textAt("parent", "groupId");
      }
      default -> {}
    }
    for (MavenModel model : lineage()) {
      Optional<String> value = model.file.textAt("properties", name);
      if (value.isPresent()) {
        return value;
      }
    }
    for (MavenModel model : lineage()) {
      for (Xml profile : model.file.childrenAt("profiles")) {
        Optional<String> value = profile.textAt("properties", name);
        if (value.isPresent()) {
          return value;
        }
      }
    }
    return Optional.empty();
  }
}
