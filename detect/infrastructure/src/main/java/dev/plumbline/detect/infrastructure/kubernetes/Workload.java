package dev.plumbline.detect.infrastructure.kubernetes;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object that starts containers.
 *
 * @param path of its file
 * @param name kind and name, for example {@code Deployment/web}
 * @param namespace as written, empty if none
 * @param pod the pod's specification
 * @param partial whether it is a patch that another object completes: what is missing in it says
 *     nothing
 */
record Workload(String path, String name, String namespace, Node pod, boolean partial) {
  /** All its containers. */
  List<Container> containers() {
    List<Container> found = new ArrayList<>();
    for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
      int index = 0;
      for (Node item : pod.items(list)) {
        if (item instanceof Node.Mapping mapping) {
          found.add(new Container(mapping.text("name").orElse(list + "[" + index + "]"), mapping));
        }
        index++;
      }
    }
    return found;
  }

  /** What tells it from others. */
  String thing(Container container) {
    return path + "#" + name + "/" + container.name();
  }

  /** Whether its pods run on Windows, where Linux settings have no meaning. */
  boolean windows() {
    return pod.text("os", "name").orElse("").equals("windows");
  }

  /** A container of it. */
  record Container(String name, Node node) {
    /** The setting of the container's security context, else the pod's. */
    Optional<Node> effective(Workload workload, String... keys) {
      return own(keys).or(() -> workload.pod().at(prefixed(keys)));
    }

    /** The setting of the container's own security context. */
    Optional<Node> own(String... keys) {
      return node.at(prefixed(keys));
    }

    private static String[] prefixed(String... keys) {
      String[] path = new String[keys.length + 1];
      path[0] = "securityContext";
      System.arraycopy(keys, 0, path, 1, keys.length);
      return path;
    }
  }

  /** Whether a setting is on. */
  static boolean isTrue(Optional<Node> node) {
    return node.filter(n -> n instanceof Node.Scalar s && s.text().equalsIgnoreCase("true"))
        .isPresent();
  }

  /** Whether a setting is named and off. */
  static boolean isFalse(Optional<Node> node) {
    return node.filter(n -> n instanceof Node.Scalar s && s.text().equalsIgnoreCase("false"))
        .isPresent();
  }
}
