package dev.plumbline.detect.infrastructure.compose;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The services of a compose file (https://github.com/compose-spec/compose-spec). What a service
 * extends is looked up, in this file and in others.
 *
 * @param path of the file
 * @param root the document
 */
record ComposeFile(String path, Node root) {
  private static final int MAX_EXTENDS = 10;

  /** Its services; files from before version 2 have them at the top. */
  List<Service> services() {
    List<Service> found = new ArrayList<>();
    boolean nested = root.at("services").isPresent();
    for (Node.Mapping.Entry entry : nested ? root.entries("services") : root.entries()) {
      boolean service =
          nested
              ? entry.value() instanceof Node.Mapping
              : entry.value().at("image").isPresent() || entry.value().at("build").isPresent();
      if (service) {
        found.add(new Service(this, entry.key().text(), entry.value(), entry.key().line()));
      }
    }
    return found;
  }

  /**
   * A service.
   *
   * @param line of its name
   */
  record Service(ComposeFile file, String name, Node node, int line) {
    /**
     * The value of a key, here or in what the service extends.
     *
     * @param open gives other compose files by path
     */
    Optional<Node> get(String key, Function<String, Optional<ComposeFile>> open) {
      Service at = this;
      for (int i = 0; i < MAX_EXTENDS; i++) {
        Optional<Node> value = at.node.at(key);
        if (value.isPresent()) {
          return value;
        }
        Optional<Service> next = at.extended(open);
        if (next.isEmpty()) {
          return Optional.empty();
        }
        at = next.get();
      }
      return Optional.empty();
    }

    /** The line of a key of its own; the service's if it has none. */
    int line(String key) {
      return node.entries().stream()
          .filter(entry -> entry.key().text().equals(key))
          .map(entry -> entry.key().line())
          .findFirst()
          .orElse(line);
    }

    private Optional<Service> extended(Function<String, Optional<ComposeFile>> open) {
      Optional<String> wanted = node.text("extends", "service").or(() -> node.text("extends"));
      if (wanted.isEmpty()) {
        return Optional.empty();
      }
      Optional<ComposeFile> source =
          node.text("extends", "file")
              .map(other -> open.apply(Paths.resolve(file.path, other)))
              .orElse(Optional.of(file));
      return source.flatMap(other ->
          other
              .root
              .at("services", wanted.get())
              .map(found -> new Service(other, wanted.get(), found, found.line())));
    }
  }
}
