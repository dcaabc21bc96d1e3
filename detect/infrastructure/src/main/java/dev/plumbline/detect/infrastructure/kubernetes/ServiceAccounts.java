package dev.plumbline.detect.infrastructure.kubernetes;

import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whose identity a pod has towards the cluster. */
final class ServiceAccounts {
  private ServiceAccounts() {}

  static void inspect(Inspection inspection, Workload workload) {
    if (workload.partial()) {
      return;
    }
    inspection.examined(KubernetesDetector.DEDICATED, workload.path() + "#" + workload.name());
    Optional<String> account = account(workload);
    if (account.isPresent() && !account.get().equals("default")) {
      return;
    }
    boolean withoutToken = Workload.isFalse(workload.pod().at("automountServiceAccountToken"));
    String how =
        account.isPresent() ? "names the service account default" : "names no service account";
    inspection.finding(
        withoutToken ? "kubernetes-service-account-unnamed" : "kubernetes-default-service-account",
        workload.path(),
        workload.pod().at("serviceAccountName").map(Node::line).orElse(workload.pod().line()),
        workload.name() + " " + how + (withoutToken ? ", though it mounts no token." : "."),
        workload.namespace(),
        workload.name());
  }

  private static Optional<String> account(Workload workload) {
    return workload
        .pod()
        .text("serviceAccountName")
        .or(() -> workload.pod().text("serviceAccount"))
        .filter(name -> !name.isBlank());
  }

  /** Different workloads of one folder and namespace with one account. */
  static void shared(Inspection inspection, List<Workload> workloads) {
    Map<String, List<Workload>> groups = new TreeMap<>();
    for (Workload workload : workloads) {
      Optional<String> account = account(workload).filter(name -> !name.equals("default"));
      if (account.isPresent() && !workload.partial()) {
        String folder = workload.path().substring(0, workload.path().lastIndexOf('/') + 1);
        groups
            .computeIfAbsent(
                folder + "\n" + workload.namespace() + "\n" + account.get(),
                unused -> new ArrayList<>())
            .add(workload);
      }
    }
    for (List<Workload> group : groups.values()) {
      TreeSet<String> names = new TreeSet<>();
      group.forEach(workload -> names.add(workload.name()));
      if (names.size() > 1) {
        Workload first = group.getFirst();
        Workload second =
            group.stream().filter(w -> !w.name().equals(first.name())).findFirst().orElse(first);
        String account = account(second).orElse("");
        inspection.finding(
            "kubernetes-shared-service-account",
            second.path(),
            second.pod().at("serviceAccountName").map(Node::line).orElse(second.pod().line()),
            "The service account " + account + " is shared by " + String.join(", ", names) + ".",
            second.namespace(),
            account);
      }
    }
  }
}
