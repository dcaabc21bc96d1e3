package dev.plumbline.detect.infrastructure.kubernetes;

import dev.plumbline.detect.infrastructure.Capabilities;
import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.formats.Node;
import java.util.List;
import java.util.Set;

/** What pods and containers may do beyond a plain process (Pod Security Standards). */
final class Rights {
  /** Folders of the host that hold other workloads, credentials or the host's own settings. */
  private static final Set<String> HOST_FOLDERS =
      Set.of(
          "",
          "/etc",
          "/etc/kubernetes",
          "/root",
          "/home",
          "/var",
          "/run",
          "/var/run",
          "/proc",
          "/var/lib",
          "/var/lib/kubelet",
          "/var/lib/docker",
          "/var/lib/containerd",
          "/boot");

  private Rights() {}

  static void pod(Inspection inspection, Workload workload) {
    for (String key : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (Workload.isTrue(workload.pod().at(key))) {
        inspection.finding(
            "kubernetes-host-namespace",
            workload.path(),
            workload.pod().at(key).map(Node::line).orElse(1),
            workload.name() + " shares the host's namespace by " + key + ".",
            workload.namespace(),
            workload.name(),
            key);
      }
    }
    for (Node volume : workload.pod().items("volumes")) {
      String source = volume.text("hostPath", "path").orElse("");
      int line = volume.at("hostPath", "path").map(Node::line).orElse(volume.line());
      if (Capabilities.runtimeSocket(source)) {
        inspection.finding(
            "kubernetes-runtime-socket",
            workload.path(),
            line,
            workload.name() + " mounts the container runtime's socket " + source + ".",
            workload.namespace(),
            workload.name(),
            source);
      } else if (source.startsWith("/")
          && HOST_FOLDERS.contains(source.replaceAll("/{1,100}$", ""))) {
        inspection.finding(
            "kubernetes-host-path",
            workload.path(),
            line,
            workload.name() + " mounts " + source + " of the host.",
            workload.namespace(),
            workload.name(),
            source);
      }
    }
  }

  static void container(Inspection inspection, Workload workload, Workload.Container container) {
    if (!workload.partial()) {
      inspection.examined(KubernetesDetector.RIGHTS, workload.thing(container));
    }
    String who = "Container " + container.name() + " of " + workload.name();
    String[] key = {workload.namespace(), workload.name(), container.name()};
    boolean privileged = Workload.isTrue(container.own("privileged"));
    if (privileged) {
      int line = container.own("privileged").map(Node::line).orElse(1);
      inspection.finding(
          "kubernetes-privileged", workload.path(), line, who + " is privileged.", key);
    }
    for (Node item : items(container, "add")) {
      if (item instanceof Node.Scalar added && Capabilities.dangerous(added.text())) {
        String capability = Capabilities.plain(added.text());
        inspection.finding(
            "kubernetes-dangerous-capability",
            workload.path(),
            item.line(),
            who + " adds the capability " + capability + ".",
            key[0],
            key[1],
            key[2],
            capability);
      }
    }
    if (!workload.partial() && !workload.windows() && !privileged) {
      defaults(inspection, workload, container, who, key);
    }
  }

  /** What holds unless it is switched off; a privileged container has it all anyway. */
  private static void defaults(
      Inspection inspection,
      Workload workload,
      Workload.Container container,
      String who,
      String[] key) {
    if (!Workload.isFalse(container.own("allowPrivilegeEscalation"))) {
      inspection.finding(
          "kubernetes-privilege-escalation",
          workload.path(),
          container.own("allowPrivilegeEscalation").map(Node::line).orElse(container.node().line()),
          who + " may gain rights: allowPrivilegeEscalation is not false.",
          key);
    }
    boolean dropsAll =
        items(container, "drop").stream()
            .anyMatch(item ->
                item instanceof Node.Scalar drop && Capabilities.plain(drop.text()).equals("ALL"));
    if (!dropsAll) {
      inspection.finding(
          "kubernetes-capabilities-kept",
          workload.path(),
          container.node().line(),
          who + " keeps capabilities: it does not drop ALL.",
          key);
    }
  }

  private static List<Node> items(Workload.Container container, String list) {
    return container.node().items("securityContext", "capabilities", list);
  }
}
