package dev.plumbline.engine;

import dev.plumbline.engine.triage.BaselineFile;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.Optional;

/** Reads the baseline of a tree: what is known, and what people judged. */
public final class Baseline {
  /** Where a repository keeps it. */
  public static final String PATH = BaselineFile.PATH;

  private Baseline() {}

  /**
   * A tree's baseline; empty where it has none.
   *
   * @throws TargetException if it cannot be read or a line is no entry
   */
  public static BaselineFile read(Snapshot tree) throws TargetException {
    Optional<SnapshotFile> file = tree.file(PATH);
    if (file.isEmpty()) {
      return BaselineFile.EMPTY;
    }
    BaselineFile baseline;
    try {
      if (!file.get().regular()) {
        throw new IOException("it is not a file");
      }
      baseline = BaselineFile.parse(tree.text(file.get()));
    } catch (IOException e) {
      throw new TargetException(PATH + ": cannot be read: " + e.getMessage());
    }
    if (!baseline.problems().isEmpty()) {
      throw new TargetException(
          baseline.problems().getFirst()
              + "; mend or remove the line, or write the file anew with `plumb baseline`");
    }
    return baseline;
  }
}
