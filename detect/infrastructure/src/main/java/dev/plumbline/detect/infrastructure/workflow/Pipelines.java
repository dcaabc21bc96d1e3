package dev.plumbline.detect.infrastructure.workflow;

import dev.plumbline.scan.SnapshotFile;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which files describe pipelines, by their place and name. */
public enum Pipelines {
  GITHUB_WORKFLOW("\\.github/workflows/[^/]{1,200}\\.ya?ml"),
  GITHUB_ACTION("(?:.{1,900}/)?action\\.ya?ml"),
  GITLAB("(?:.{1,900}/)?(?:[^/]{0,100}\\.)?\\.?gitlab-ci\\.ya?ml"),
  AZURE("(?:.{1,900}/)?azure-pipelines[^/]{0,100}\\.ya?ml"),
  CIRCLECI("\\.circleci/[^/]{1,200}\\.ya?ml"),
  TRAVIS("\\.travis\\.ya?ml"),
  BITBUCKET("bitbucket-pipelines\\.ya?ml"),
  DRONE("\\.drone\\.ya?ml"),
  BUILDKITE("\\.buildkite/.{0,200}\\.ya?ml"),
  CLOUD_BUILD("(?:.{1,900}/)?cloudbuild[^/]{0,100}\\.ya?ml"),
  JENKINS("(?:.{1,900}/)?Jenkinsfile[^/]{0,100}");

  private final Pattern path;

  Pipelines(String path) {
    this.path = Pattern.compile(path);
  }

  /** The kind of pipeline in a file, if it is one. */
  public static Optional<Pipelines> of(SnapshotFile file) {
    if (!file.regular()) {
      return Optional.empty();
    }
    for (Pipelines kind : values()) {
      if (kind.path.matcher(file.path()).matches()) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
