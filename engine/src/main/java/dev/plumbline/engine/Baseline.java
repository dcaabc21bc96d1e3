package dev.plumbline.engine;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Findings that were there when Plumbline came: one line each, sorted, so that two changes merge.
 * It affects {@code scan} and new-only gating, never a verdict.
 */
public final class Baseline {
  /** Where a repository keeps it. */
  public static final String PATH = ".plumb/baseline";

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");
  private static final String HEAD =
      "# plumb baseline 1: fingerprint, rule, path. Findings known before; `plumb baseline` writes it.\n";

  private Baseline() {}

  /**
   * The fingerprints of a tree's baseline.
   *
   * @throws TargetException if it cannot be read or a line is no entry
   */
  static SortedSet<Fingerprint> read(Snapshot tree) throws TargetException {
    Optional<SnapshotFile> file = tree.file(PATH);
    TreeSet<Fingerprint> known = new TreeSet<>();
    if (file.isEmpty()) {
      return known;
    }
    String text;
    try {
      if (!file.get().regular()) {
        throw new IOException("it is not a file");
      }
      text = tree.text(file.get());
    } catch (IOException e) {
      throw new TargetException(PATH + ": cannot be read: " + e.getMessage());
    }
    int number = 0;
    for (String line : text.split("\\R")) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String first = line.strip().split("\\s", 2)[0];
      if (!FINGERPRINT.matcher(first).matches()) {
        throw new TargetException(
            PATH
                + ":"
                + number
                + ": does not begin with a fingerprint of 32 hex digits;"
                + " remove the line or write the file anew with `plumb baseline`");
      }
      known.add(new Fingerprint(first));
    }
    return known;
  }

  /** The file for these findings. */
  public static String write(List<Finding> findings) {
    TreeSet<String> lines = new TreeSet<>();
    for (Finding finding : findings) {
      String path = finding.place().path().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
      lines.add(finding.fingerprint() + "\t" + finding.rule() + "\t" + path + "\n");
    }
    return HEAD + String.join("", lines);
  }
}
