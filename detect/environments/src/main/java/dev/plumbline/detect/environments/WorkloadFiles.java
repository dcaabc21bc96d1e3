package dev.plumbline.detect.environments;

import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells the files that say how a workload or a pipeline runs. */
final class WorkloadFiles {
  private static final Pattern PIPELINE =
      Pattern.compile(
          "(?:.*/)?(?:\\.(?:github|gitea|forgejo)/workflows/[^/]+\\.ya?ml|[^/]*\\.?gitlab-ci\\.ya?ml"
              + "|\\.circleci/config\\.ya?ml|azure-pipelines[^/]*\\.ya?ml|bitbucket-pipelines\\.ya?ml"
              + "|\\.travis\\.ya?ml|\\.drone\\.ya?ml|\\.woodpecker(?:/[^/]+)?\\.ya?ml"
              + "|\\.buildkite/[^/]+\\.ya?ml|cloudbuild\\.ya?ml|buildspec[^/]*\\.ya?ml"
              + "|jenkinsfile[^/]*|appveyor\\.ya?ml)");
  private static final Pattern WORKLOAD =
      Pattern.compile(
          "(?:.*/)?(?:(?:docker|container)file(?:\\.[^/]*)?|[^/]*\\.(?:docker|container)file"
              + "|(?:docker-)?compose[^/]*\\.ya?ml|values[^/]*\\.ya?ml|[^/]*\\.(?:service|container)"
              + "|[^/]*\\.tfvars(?:\\.json)?|\\.env(?:\\.[^/]*)?|[^/]*\\.env|serverless[^/]*\\.ya?ml"
              + "|kustomization\\.ya?ml|procfile|app\\.ya?ml|fly[^/]*\\.toml)");
  private static final Pattern MANIFEST =
      Pattern.compile("(?m)^apiVersion:\\s?\\S[\\s\\S]{0,4000}?^kind:\\s?[A-Z]|^kind:\\s?[A-Z]");

  private WorkloadFiles() {}

  /**
   * Whether the file is one of these. Of YAML that its name does not tell, a Kubernetes manifest is
   * one too.
   *
   * @throws IOException if it has to be read for this and cannot be
   */
  static boolean isOne(Snapshot snapshot, SnapshotFile file) throws IOException {
    String path = file.path().toLowerCase(Locale.ROOT);
    if (PIPELINE.matcher(path).matches() || WORKLOAD.matcher(path).matches()) {
      return !EnvironmentPaths.isSample(path);
    }
    boolean yaml = path.endsWith(".yaml") || path.endsWith(".yml");
    return yaml && file.size() < 1_000_000 && MANIFEST.matcher(snapshot.text(file)).find();
  }
}
