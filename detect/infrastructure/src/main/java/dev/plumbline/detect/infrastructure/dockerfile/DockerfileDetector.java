package dev.plumbline.detect.infrastructure.dockerfile;

import dev.plumbline.detect.infrastructure.InfrastructureRules;
import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.SnapshotFile;
import java.util.List;
import java.util.Set;

/** What the image of a Dockerfile runs as, and which secrets are written into it. */
public final class DockerfileDetector implements SnapshotDetector {
  static final String NON_ROOT = "containers.non-root";
  static final String DEDICATED = "workloads.dedicated-user";
  static final String SECRETS = "workloads.secret-references";

  /** The detector. */
  public DockerfileDetector() {}

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of(
        "infrastructure/dockerfile",
        Set.of(NON_ROOT, DEDICATED, SECRETS),
        Set.of("containers", "workloads"),
        InfrastructureRules.digest());
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    Inspection inspection = new Inspection(snapshot, reporter, NON_ROOT, DEDICATED, SECRETS);
    for (SnapshotFile file : snapshot.files()) {
      if (Dockerfiles.wants(file)) {
        inspection.text(file).ifPresent(text -> inspect(inspection, file, text));
      }
    }
  }

  private static void inspect(Inspection inspection, SnapshotFile file, String text) {
    Dockerfile dockerfile = Dockerfile.read(text);
    String path = file.path();
    if (dockerfile.stages().isEmpty() && !Dockerfiles.certain(file)) {
      return; // No image comes of it: a part for others, or another thing of that name.
    }
    inspection.fact("containers", path);
    inspection.fact("workloads", path);
    if (dockerfile.problem() != null) {
      boolean template = Dockerfiles.template(file, text);
      inspection.unreadable(
          path,
          template
              ? "a template of a Dockerfile is not rendered in this version"
              : dockerfile.problem(),
          template ? "scan the rendered file" : "mend the file, or exclude it with a reason");
      return;
    }
    DockerfileSecrets.inspect(inspection, path, dockerfile);
    dockerfile.finalStage().ifPresent(stage -> user(inspection, path, stage));
  }

  private static void user(Inspection inspection, String path, Stage stage) {
    String thing = path + "#" + stage.label();
    String label = stage.label();
    switch (ImageUser.of(stage)) {
      case ImageUser.Unknown unknown -> {
        for (String check : List.of(NON_ROOT, DEDICATED)) {
          inspection.unreadable(check, path, unknown.reason(), unknown.wayOut());
        }
      }
      case ImageUser.NoProcess none -> {
        inspection.examined(NON_ROOT, thing);
        inspection.examined(DEDICATED, thing);
      }
      case ImageUser.Other other -> {
        inspection.examined(NON_ROOT, thing);
        inspection.examined(DEDICATED, thing);
        if (other.account().equals("nobody") || other.account().equals("65534")) {
          inspection.finding(
              "docker-shared-user",
              path,
              other.line(),
              "The image of " + label + " runs as nobody, an account that others share.",
              label);
        }
      }
      case ImageUser.Root root -> {
        inspection.examined(NON_ROOT, thing);
        inspection.finding(
            "docker-root-user",
            path,
            root.line(),
            "The image of " + label + " runs as root: its last USER is " + root.account() + ".",
            label);
        inspection.noUserYet(path, label);
      }
      case ImageUser.NeverLeft never -> {
        inspection.examined(NON_ROOT, thing);
        inspection.finding("docker-no-user", path, never.line(), because(label, never), label);
        inspection.noUserYet(path, label);
      }
    }
  }

  private static String because(String label, ImageUser.NeverLeft never) {
    return never.base().equals("scratch")
        ? "The image of " + label + " runs as root: it begins from scratch and sets no USER."
        : "Nothing in the Dockerfile leaves root: "
            + label
            + " sets no USER, and its base "
            + never.base()
            + " is not known to name one.";
  }
}
