package dev.plumbline.detect.dependencies.manifest;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Toml;
import dev.plumbline.formats.Yaml;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot with what was parsed of it: a lock file at the root is parsed once for all members of
 * its workspace. For one run of one thread.
 */
public final class Tree {
  private static final int MAX_LINKS = 5;

  private final Snapshot snapshot;
  private final Map<String, Object> parsed = new HashMap<>();

  /** How a text becomes a document. */
  private interface Parser<T> {
    T parse(String text) throws FormatException;
  }

  public Tree(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** The snapshot underneath. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** All files. */
  public List<SnapshotFile> files() {
    return snapshot.files();
  }

  /** The regular file at a path, through links that stay in the tree. */
  public Optional<SnapshotFile> file(String path) {
    Optional<SnapshotFile> file = snapshot.file(path);
    for (int i = 0; i < MAX_LINKS && file.isPresent(); i++) {
      SnapshotFile at = file.get();
      if (at.kind() != SnapshotFile.Kind.SYMLINK) {
        return file.filter(SnapshotFile::regular);
      }
      try {
        file = Paths.resolve(at.directory(), snapshot.text(at).strip()).flatMap(snapshot::file);
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether a regular file is there. */
  public boolean has(String path) {
    return file(path).isPresent();
  }

  /** The first of these names that is in a folder, as a path. */
  public Optional<String> first(String directory, String... names) {
    for (String name : names) {
      String path = Paths.in(directory, name);
      if (has(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /** The nearest folder, from this one upwards, that has one of these files; gives the file. */
  public Optional<String> nearest(String directory, String... names) {
    for (String folder : Paths.upwards(directory)) {
      Optional<String> found = first(folder, names);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The text of a file. */
  public String text(String path) throws Unreadable {
    SnapshotFile file =
        file(path).orElseThrow(() -> new Unreadable(path, "no such file in the tree"));
    try {
      return snapshot.text(file);
    } catch (IOException e) {
      throw new Unreadable(path, "cannot be read: " + e.getMessage());
    }
  }

  /** A strict JSON file. */
  public Node json(String path) throws Unreadable {
    return document("json", path, Json::read, Node.class);
  }

  /** A JSON file with comments and trailing commas. */
  public Node relaxedJson(String path) throws Unreadable {
    return document("jsonc", path, Json::readRelaxed, Node.class);
  }

  /** A YAML file of one document; one without any is an empty mapping. */
  public Node yaml(String path) throws Unreadable {
    return document("yaml", path, text -> single(Yaml.readAll(text)), Node.class);
  }

  /** The last document of a YAML file of several. */
  public Node lastYaml(String path) throws Unreadable {
    return document("last-yaml", path, text -> last(Yaml.readAll(text)), Node.class);
  }

  private static Node single(List<Node> documents) throws FormatException {
    if (documents.size() > 1) {
      throw new FormatException("more than one document", documents.get(1).line(), 1);
    }
    return last(documents);
  }

  private static Node last(List<Node> documents) {
    return documents.isEmpty()
        ? new Node.Mapping(new java.util.TreeMap<>(), 1, 1)
        : documents.getLast();
  }

  /** A TOML file. */
  public Node toml(String path) throws Unreadable {
    return document("toml", path, Toml::read, Node.class);
  }

  /** An XML file. */
  public Xml xml(String path) throws Unreadable {
    return document("xml", path, Xml::read, Xml.class);
  }

  /** Works something out. */
  public interface Work<T> {
    /** The result. */
    T done() throws Unreadable;
  }

  /** What this work gives, done once for each key; work that fails is done again. */
  public <T> T once(String key, Class<T> type, Work<T> work) throws Unreadable {
    Object known = parsed.get(key);
    if (known == null) {
      known = work.done();
      parsed.put(key, known);
    }
    return type.cast(known);
  }

  private <T> T document(String format, String path, Parser<T> parser, Class<T> type)
      throws Unreadable {
    String key = format + ":" + path;
    Object known = parsed.get(key);
    if (known == null) {
      try {
        known = parser.parse(text(path));
      } catch (FormatException e) {
        known = new Unreadable(path, "line " + e.line() + ": " + e.getMessage());
      } catch (Unreadable e) {
        known = e;
      }
      parsed.put(key, known);
    }
    if (known instanceof Unreadable fault) {
      throw new Unreadable(fault.path(), fault.reason());
    }
    return type.cast(known);
  }
}
