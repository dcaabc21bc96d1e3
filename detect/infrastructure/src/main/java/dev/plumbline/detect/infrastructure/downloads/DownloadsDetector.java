package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.detect.infrastructure.InfrastructureRules;
import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.detect.infrastructure.dockerfile.Dockerfile;
import dev.plumbline.detect.infrastructure.dockerfile.Dockerfiles;
import dev.plumbline.detect.infrastructure.workflow.Pipelines;
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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether what scripts, Dockerfiles and pipelines download is verified. */
public final class DownloadsDetector implements SnapshotDetector {
  private static final String VERIFIED = "downloads.verified";

  /** Without one of these words a file downloads nothing that this detector knows. */
  private static final Pattern MENTIONS =
      Pattern.compile(
          "(?i)\\b(?:curl|wget2?|aria2c|axel|fetch|Invoke-WebRequest|iwr|Invoke-RestMethod|irm"
              + "|Start-BitsTransfer|DownloadFile|DownloadString)\\b|(?m)^\\s{0,99}ADD\\s");

  /** The detector. */
  public DownloadsDetector() {}

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of(
        "infrastructure/downloads",
        Set.of(VERIFIED),
        Set.of("downloads"),
        InfrastructureRules.digest());
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    Inspection inspection = new Inspection(snapshot, reporter, VERIFIED);
    for (SnapshotFile file : snapshot.files()) {
      Optional<Pipelines> pipeline = Pipelines.of(file);
      if (pipeline.isPresent() || Dockerfiles.wants(file) || ShellUnits.wants(file)) {
        inspection
            .text(file)
            .filter(text -> MENTIONS.matcher(text).find())
            .ifPresent(text -> {
              for (ScriptUnit unit : units(inspection, file, pipeline, text)) {
                UnitReport.of(inspection, VERIFIED, unit);
              }
            });
      }
    }
  }

  private static List<ScriptUnit> units(
      Inspection inspection, SnapshotFile file, Optional<Pipelines> pipeline, String text) {
    if (pipeline.isPresent()) {
      return pipeline(inspection, file.path(), pipeline.get(), text);
    }
    if (Dockerfiles.wants(file)) {
      Dockerfile dockerfile = Dockerfile.read(text);
      if (dockerfile.problem() != null && !dockerfile.stages().isEmpty()) {
        inspection.unknownFact("downloads", file.path());
        inspection.unreadable(
            file.path(),
            Dockerfiles.template(file, text)
                ? "a template of a Dockerfile is not rendered in this version"
                : dockerfile.problem(),
            "mend the file, scan the rendered one, or exclude it with a reason");
        return List.of();
      }
      return DockerfileUnits.of(file.path(), dockerfile);
    }
    return ShellUnits.of(file, text);
  }

  private static List<ScriptUnit> pipeline(
      Inspection inspection, String path, Pipelines kind, String text) {
    if (kind == Pipelines.JENKINS) {
      inspection.unknownFact("downloads", path);
      inspection.unreadable(
          path, "a Jenkinsfile is not read in this version", "review what its steps download");
      return List.of();
    }
    try {
      List<Node> documents = Yaml.readAll(text);
      return documents.stream()
          .flatMap(document -> PipelineUnits.of(path, kind, text, document).stream())
          .toList();
    } catch (FormatException e) {
      inspection.unknownFact("downloads", path);
      inspection.unreadable(path, "line " + e.line() + ": " + e.getMessage(), "mend the file");
      return List.of();
    }
  }
}
