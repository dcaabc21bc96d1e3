package dev.plumbline.detect.infrastructure.kubernetes;

import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.formats.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Roles and bindings that give everything
 * (https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
 */
final class Roles {
  private static final Set<String> READING = Set.of("get", "list", "watch");

  private Roles() {}

  static void object(Inspection inspection, String path, String name, Node node) {
    if (!node.text("apiVersion").orElse("").startsWith("rbac.authorization.k8s.io/")) {
      return;
    }
    switch (node.text("kind").orElse("")) {
      case "Role", "ClusterRole" -> role(inspection, path, name, node);
      case "RoleBinding", "ClusterRoleBinding" -> binding(inspection, path, name, node);
      default -> {}
    }
  }

  private static void role(Inspection inspection, String path, String name, Node node) {
    inspection.fact("infrastructure-code", path);
    inspection.examined(KubernetesDetector.RIGHTS, path + "#" + name);
    for (Node rule : node.items("rules")) {
      List<String> verbs = rule.texts("verbs");
      boolean writes = verbs.stream().anyMatch(verb -> !READING.contains(verb));
      List<String> groups = rule.texts("apiGroups");
      boolean wide = groups.contains("*") || groups.contains("");
      if (rule.texts("resources").contains("*") && wide && writes) {
        inspection.finding(
            "kubernetes-role-wildcard",
            path,
            rule.line(),
            name
                + " lets its holder "
                + String.join(", ", verbs)
                + " every resource of "
                + groups(rule)
                + ".",
            node.text("metadata", "namespace").orElse(""),
            name,
            groups(rule));
      }
    }
  }

  private static String groups(Node rule) {
    List<String> groups = rule.texts("apiGroups");
    return groups.contains("*")
        ? "all API groups"
        : "the API groups "
            + String.join(", ", groups.stream().map(g -> g.isEmpty() ? "core" : g).toList());
  }

  private static void binding(Inspection inspection, String path, String name, Node node) {
    inspection.fact("infrastructure-code", path);
    inspection.examined(KubernetesDetector.RIGHTS, path + "#" + name);
    Optional<String> role = node.text("roleRef", "name");
    if (role.orElse("").equals("cluster-admin")) {
      List<String> subjects =
          node.items("subjects").stream()
              .map(s -> s.text("kind").orElse("") + " " + s.text("name").orElse(""))
              .toList();
      inspection.finding(
          "kubernetes-cluster-admin",
          path,
          node.at("roleRef", "name").map(Node::line).orElse(node.line()),
          name + " makes " + String.join(", ", subjects) + " administrator of the cluster.",
          node.text("metadata", "namespace").orElse(""),
          name);
    }
  }
}
