package dev.plumbline.detect.infrastructure.kubernetes;

import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.formats.Node;
import java.util.Optional;

/**
 * Who a container runs as: {@code runAsNonRoot} and {@code runAsUser}, of the container or else of
 * its pod (https://kubernetes.io/docs/concepts/security/pod-security-standards/, "Running as
 * Non-root").
 */
final class Users {
  private Users() {}

  static void inspect(Inspection inspection, Workload workload, Workload.Container container) {
    Optional<Node> user = container.effective(workload, "runAsUser");
    String number = user.map(Users::text).orElse("");
    if (!number.isEmpty() && !number.matches("\\d{1,10}")) {
      inspection.unreadable(
          KubernetesDetector.NON_ROOT,
          workload.path(),
          workload.name() + ", container " + container.name() + ": runAsUser is not a number here",
          "scan what the template renders to");
      return;
    }
    if (!workload.partial()) {
      inspection.examined(KubernetesDetector.NON_ROOT, workload.thing(container));
    }
    if (number.matches("0+")) {
      boolean own = container.own("runAsUser").isPresent();
      inspection.finding(
          "kubernetes-root-user",
          workload.path(),
          own ? user.map(Node::line).orElse(1) : container.node().line(),
          "Container "
              + container.name()
              + " of "
              + workload.name()
              + " runs as root: runAsUser is 0.",
          workload.namespace(),
          workload.name(),
          container.name());
    } else if (number.isEmpty()
        && !workload.partial()
        && !Workload.isTrue(container.effective(workload, "runAsNonRoot"))
        && !windowsUser(workload, container)) {
      inspection.finding(
          "kubernetes-may-run-as-root",
          workload.path(),
          container.node().line(),
          "Container "
              + container.name()
              + " of "
              + workload.name()
              + " may run as root: neither runAsNonRoot nor runAsUser is set.",
          workload.namespace(),
          workload.name(),
          container.name());
    }
  }

  private static boolean windowsUser(Workload workload, Workload.Container container) {
    return container
        .effective(workload, "windowsOptions", "runAsUserName")
        .map(Users::text)
        .filter(name -> !name.toLowerCase(java.util.Locale.ROOT).contains("administrator"))
        .isPresent();
  }

  private static String text(Node node) {
    return node instanceof Node.Scalar scalar && !scalar.isNull() ? scalar.text().strip() : "";
  }
}
