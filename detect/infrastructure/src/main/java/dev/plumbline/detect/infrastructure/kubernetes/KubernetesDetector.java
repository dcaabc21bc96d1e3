package dev.plumbline.detect.infrastructure.kubernetes;

import dev.plumbline.detect.infrastructure.InfrastructureRules;
import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Workloads, roles and secrets in Kubernetes manifests. */
public final class KubernetesDetector implements SnapshotDetector {
  static final String NON_ROOT = "containers.non-root";
  static final String DEDICATED = "workloads.dedicated-user";
  static final String RIGHTS = "workloads.minimum-rights";
  static final String SECRETS = "workloads.secret-references";

  /** The detector. */
  public KubernetesDetector() {}

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of(
        "infrastructure/kubernetes",
        Set.of(NON_ROOT, DEDICATED, RIGHTS, SECRETS),
        Set.of("containers", "workloads", "infrastructure-code"),
        InfrastructureRules.digest());
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    Inspection inspection =
        new Inspection(snapshot, reporter, NON_ROOT, DEDICATED, RIGHTS, SECRETS);
    Patches patches = Patches.of(snapshot);
    List<Workload> workloads = new ArrayList<>();
    for (SnapshotFile file : snapshot.files()) {
      if (file.regular() && file.name().matches(".+\\.(?:ya?ml|json|tpl)")) {
        inspection
            .text(file)
            .filter(text -> !Kinds.checks(text).isEmpty())
            .ifPresent(text -> inspect(inspection, patches, file, text, workloads));
      }
    }
    ServiceAccounts.shared(inspection, workloads);
  }

  private static void inspect(
      Inspection inspection,
      Patches patches,
      SnapshotFile file,
      String text,
      List<Workload> workloads) {
    String path = file.path();
    boolean template = text.contains("{{");
    if (template && inChart(inspection.snapshot(), path)) {
      hole(
          inspection,
          path,
          text,
          "a Helm template is not rendered in this version",
          "scan what 'helm template' writes");
      return;
    }
    if (file.name().endsWith(".tpl")) {
      return;
    }
    try {
      for (Node document : Yaml.readAll(Documents.wanted(text))) {
        object(inspection, patches, path, document, workloads, 0);
      }
    } catch (FormatException e) {
      for (String part : Documents.oneByOne(text)) {
        one(inspection, patches, path, part, workloads);
      }
    }
  }

  private static void one(
      Inspection inspection, Patches patches, String path, String part, List<Workload> workloads) {
    try {
      for (Node document : Yaml.readAll(part)) {
        object(inspection, patches, path, document, workloads, 0);
      }
    } catch (FormatException e) {
      hole(
          inspection,
          path,
          part,
          (part.contains("{{") ? "a template is not rendered in this version: line " : "line ")
              + e.line()
              + ": "
              + e.getMessage(),
          "mend the file, scan what a template renders to, or exclude it with a reason");
    }
  }

  /** What cannot be read is a hole of the checks that its kinds bear on. */
  private static void hole(
      Inspection inspection, String path, String text, String reason, String wayOut) {
    Set<String> checks = Kinds.checks(text);
    if (checks.contains(NON_ROOT)) {
      present(inspection, path);
    }
    inspection.fact("infrastructure-code", path);
    checks.forEach(check -> inspection.unreadable(check, path, reason, wayOut));
  }

  private static void object(
      Inspection inspection,
      Patches patches,
      String path,
      Node node,
      List<Workload> workloads,
      int depth) {
    Optional<String> kind = node.text("kind");
    Optional<String> version = node.text("apiVersion");
    if (kind.isEmpty() || version.isEmpty()) {
      return;
    }
    if (kind.get().endsWith("List") && node.at("items").isPresent() && depth < 3) {
      for (Node item : node.items("items")) {
        object(inspection, patches, path, item, workloads, depth + 1);
      }
      return;
    }
    String name = kind.get() + "/" + node.text("metadata", "name").orElse("(no name)");
    Secrets.object(inspection, path, name, node);
    Roles.object(inspection, path, name, node);
    Optional<Node> pod = Kinds.pod(version.get(), kind.get()).flatMap(keys -> node.at(keys));
    if (pod.isPresent()) {
      String namespace = node.text("metadata", "namespace").orElse("");
      boolean partial = patches.contains(path) || withoutImages(pod.get());
      Workload workload = new Workload(path, name, namespace, pod.get(), partial);
      workloads.add(workload);
      workload(inspection, workload);
    }
  }

  private static void workload(Inspection inspection, Workload workload) {
    present(inspection, workload.path());
    ServiceAccounts.inspect(inspection, workload);
    Rights.pod(inspection, workload);
    for (Workload.Container container : workload.containers()) {
      Users.inspect(inspection, workload, container);
      Rights.container(inspection, workload, container);
      Secrets.container(inspection, workload, container);
    }
  }

  /** Only a patch can do without: an image is what a container must have. */
  private static boolean withoutImages(Node pod) {
    return pod.items("containers").stream().noneMatch(c -> c.text("image").isPresent());
  }

  private static void present(Inspection inspection, String path) {
    inspection.fact("containers", path);
    inspection.fact("workloads", path);
    inspection.fact("infrastructure-code", path);
  }

  private static boolean inChart(Snapshot snapshot, String path) {
    int at = ("/" + path).lastIndexOf("/templates/");
    while (at >= 0) {
      String chart = at == 0 ? "" : path.substring(0, at);
      if (snapshot.file(chart + "Chart.yaml").isPresent()) {
        return true;
      }
      at = at == 0 ? -1 : ("/" + path).lastIndexOf("/templates/", at - 1);
    }
    return false;
  }
}
