package dev.plumbline.detect.infrastructure.compose;

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
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Services of compose files: who they run as, what they may do, which secrets stand in them. */
public final class ComposeDetector implements SnapshotDetector {
  static final String NON_ROOT = "containers.non-root";
  static final String DEDICATED = "workloads.dedicated-user";
  static final String RIGHTS = "workloads.minimum-rights";
  static final String SECRETS = "workloads.secret-references";

  private static final Pattern NAME =
      Pattern.compile(
          "(?:docker-|podman-)?compose(?:[._-].{1,80})?\\.ya?ml"
              + "|.{1,80}[._-](?:docker-)?compose\\.ya?ml");

  /** The detector. */
  public ComposeDetector() {}

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of(
        "infrastructure/compose",
        Set.of(NON_ROOT, DEDICATED, RIGHTS, SECRETS),
        Set.of("containers", "workloads", "infrastructure-code"),
        InfrastructureRules.digest());
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    Inspection inspection =
        new Inspection(snapshot, reporter, NON_ROOT, DEDICATED, RIGHTS, SECRETS);
    ComposeTree tree = new ComposeTree(snapshot);
    for (SnapshotFile file : snapshot.files()) {
      if (file.regular() && NAME.matcher(file.name()).matches()) {
        inspection.text(file).ifPresent(text -> inspect(inspection, tree, file.path(), text));
      }
    }
  }

  private static void inspect(Inspection inspection, ComposeTree tree, String path, String text) {
    List<Node> documents;
    try {
      documents = Yaml.readAll(text);
    } catch (FormatException e) {
      inspection.fact("containers", path);
      inspection.fact("workloads", path);
      inspection.unreadable(
          path,
          "line " + e.line() + ": " + e.getMessage(),
          "mend the file, scan what a template renders to, or exclude it with a reason");
      return;
    }
    for (Node document : documents) {
      ComposeFile file = new ComposeFile(path, document);
      for (ComposeFile.Service service : file.services()) {
        inspection.fact("containers", path);
        inspection.fact("workloads", path);
        inspection.fact("infrastructure-code", path);
        ComposeUser.inspect(inspection, tree, service);
        ComposeRights.inspect(inspection, service);
        ComposeSecrets.inspect(inspection, service);
      }
    }
  }
}
