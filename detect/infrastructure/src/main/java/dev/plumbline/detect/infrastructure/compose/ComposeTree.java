package dev.plumbline.detect.infrastructure.compose;

import dev.plumbline.detect.infrastructure.dockerfile.Dockerfile;
import dev.plumbline.detect.infrastructure.dockerfile.Dockerfiles;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What compose files refer to in their tree, each file read once. */
final class ComposeTree {
  private final Snapshot snapshot;
  private final Map<String, Optional<ComposeFile>> files = new HashMap<>();
  private final Map<String, Optional<Dockerfile>> dockerfiles = new HashMap<>();

  ComposeTree(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * A Dockerfile that a service builds.
   *
   * @param judged whether it is judged for itself as well, which its name decides
   */
  record Built(Dockerfile dockerfile, boolean judged) {}

  /** Another compose file; what cannot be read is reported where it is itself examined. */
  Optional<ComposeFile> compose(String path) {
    return files.computeIfAbsent(path, this::open);
  }

  /** The Dockerfile that a build section of a file names. */
  Optional<Built> dockerfile(String path, Node build) {
    String context =
        build instanceof Node.Scalar scalar ? scalar.text() : build.text("context").orElse(".");
    String folder = Interpolation.expand(context);
    String name = Interpolation.expand(build.text("dockerfile").orElse("Dockerfile"));
    if (folder == null || name == null || folder.contains("://")) {
      return Optional.empty();
    }
    String base = Paths.resolve(path, folder);
    Optional<SnapshotFile> file =
        snapshot
            .file(Paths.normal(base + "/" + name))
            .or(() -> snapshot.file(Paths.normal(base + "/Containerfile")))
            .filter(SnapshotFile::regular);
    return file.flatMap(found ->
        dockerfiles
            .computeIfAbsent(found.path(), unused -> read(found))
            .map(dockerfile -> new Built(dockerfile, Dockerfiles.wants(found))));
  }

  private Optional<ComposeFile> open(String path) {
    Optional<SnapshotFile> file = snapshot.file(path).filter(SnapshotFile::regular);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ComposeFile(path, Yaml.read(snapshot.text(file.get()))));
    } catch (IOException | FormatException e) {
      return Optional.empty();
    }
  }

  private Optional<Dockerfile> read(SnapshotFile file) {
    try {
      return Optional.of(Dockerfile.read(snapshot.text(file).replace("\r\n", "\n")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
