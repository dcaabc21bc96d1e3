package dev.plumbline.detect.infrastructure.workflow;

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
import java.util.Set;

/** Whether pipelines pin what they run, and what their tokens may do. */
public final class WorkflowDetector implements SnapshotDetector {
  static final String PINNED = "workflows.actions-pinned";
  static final String PRIVILEGE = "workflows.least-privilege";

  /** The detector. */
  public WorkflowDetector() {}

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of(
        "infrastructure/workflow",
        Set.of(PINNED, PRIVILEGE),
        Set.of("workflows"),
        InfrastructureRules.digest());
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    Inspection inspection = new Inspection(snapshot, reporter, PINNED, PRIVILEGE);
    for (SnapshotFile file : snapshot.files()) {
      Pipelines.of(file).ifPresent(kind -> file(inspection, file, kind));
    }
  }

  private static void file(Inspection inspection, SnapshotFile file, Pipelines kind) {
    String path = file.path();
    switch (kind) {
      case GITHUB_WORKFLOW, GITHUB_ACTION, GITLAB ->
          inspection.text(file).ifPresent(text -> read(inspection, path, kind, text));
      case AZURE, CIRCLECI, TRAVIS, BITBUCKET, DRONE, BUILDKITE, CLOUD_BUILD, JENKINS -> {
        inspection.fact("workflows", path);
        inspection.unreadable(
            path,
            "this kind of pipeline is read only for downloads in this version",
            "review by hand what it runs and what its token may do");
      }
    }
  }

  private static void read(Inspection inspection, String path, Pipelines kind, String text) {
    Node root;
    try {
      var documents = Yaml.readAll(text);
      if (documents.isEmpty()) {
        return;
      }
      root = documents.getLast();
    } catch (FormatException e) {
      if (kind != Pipelines.GITHUB_ACTION || text.contains("runs:")) {
        inspection.fact("workflows", path);
        inspection.unreadable(path, "line " + e.line() + ": " + e.getMessage(), "mend the file");
      }
      return;
    }
    if (kind == Pipelines.GITLAB) {
      inspection.fact("workflows", path);
      GitLab.inspect(inspection, path, root);
      inspection.unreadable(
          PRIVILEGE,
          path,
          "the rights of a GitLab job's token are set on the server, not in the file",
          "collect the project's CI/CD settings");
    } else if (kind == Pipelines.GITHUB_WORKFLOW) {
      inspection.fact("workflows", path);
      Actions.workflow(inspection, path, root);
      Permissions.inspect(inspection, path, root);
    } else if (root.at("runs").isPresent()) {
      inspection.fact("workflows", path);
      Actions.composite(inspection, path, root);
    }
  }
}
