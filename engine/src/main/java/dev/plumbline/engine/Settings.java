package dev.plumbline.engine;

import dev.plumbline.policy.PolicyFiles;
import dev.plumbline.policy.PolicyProblem;
import dev.plumbline.policy.PolicyResolver;
import dev.plumbline.policy.ResolvedPolicy;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.scan.snapshot.PathExclude;
import dev.plumbline.scan.snapshot.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a repository's {@code .plumb/} says, from one tree: the trusted base, or the tree itself
 * when there is no base. The policies themselves are resolved when they are asked for first: a scan
 * of contents needs only what is left out. Used by one thread.
 */
public final class Settings {
  private static final String SALT = ".plumb/salt";
  private static final byte[] NO_SALT = "plumbline".getBytes(StandardCharsets.UTF_8);

  private final Snapshot source;
  private final LocalDate at;
  private PolicyResolver.@Nullable Resolution resolution;
  private PolicyResolver.@Nullable ScanSettings forScan;

  private Settings(Snapshot source, LocalDate at) {
    this.source = source;
    this.at = at;
  }

  /** Reads them from a tree. */
  static Settings from(Snapshot tree, LocalDate at) {
    return new Settings(tree, at);
  }

  private PolicyResolver.Resolution resolution() {
    PolicyResolver.Resolution known = resolution;
    if (known == null) {
      known = PolicyResolver.resolve(files(source), at);
      resolution = known;
    }
    return known;
  }

  private PolicyResolver.ScanSettings forScan() {
    PolicyResolver.ScanSettings known = forScan;
    if (known == null) {
      known = PolicyResolver.forScan(files(source));
      forScan = known;
    }
    return known;
  }

  /** The policies in force. */
  public ResolvedPolicy policy() {
    return resolution().policy();
  }

  /** What is wrong with them; with any, nothing is judged. */
  public List<PolicyProblem> problems() {
    return resolution().problems();
  }

  /** What is wrong with what a scan of contents goes by. */
  List<PolicyProblem> scanProblems() {
    return forScan().problems();
  }

  /** The tree they come from. */
  public Snapshot source() {
    return source;
  }

  /** Files of a tree as text; a link is never followed. */
  static PolicyFiles files(Snapshot tree) {
    return name -> {
      Optional<SnapshotFile> file = tree.file(name);
      if (file.isEmpty()) {
        return Optional.empty();
      }
      if (!file.get().regular()) {
        throw new IOException("it is not a file but a link or a submodule, which is not followed");
      }
      return Optional.of(tree.text(file.get()));
    };
  }

  /** The text of one file, if it is there. */
  Optional<String> text(String name) throws IOException {
    return files(source).read(name);
  }

  /** The parameters for detectors. */
  Parameters parameters() {
    return new Parameters(policy().detectorParameters());
  }

  /** The paths that are left out. */
  List<PathExclude> excludes() {
    return forScan().excludes().stream()
        .map(exclude -> new PathExclude(exclude.pattern(), exclude.reason()))
        .toList();
  }

  /** Digests under the tree's salt, or under a fixed one when it has none. */
  static SecretDigests digests(Snapshot tree) throws TargetException {
    Optional<SnapshotFile> file = tree.file(SALT);
    if (file.isEmpty()) {
      return new SecretDigests(NO_SALT);
    }
    try {
      String hex = tree.text(file.get()).strip();
      if (!file.get().regular() || hex.length() < 32 || hex.length() > 128) {
        throw new IllegalArgumentException("not 32 to 128 hex digits");
      }
      return new SecretDigests(HexFormat.of().parseHex(hex));
    } catch (IOException e) {
      throw new TargetException(SALT + ": " + Reading.reason(e) + "; make it readable");
    } catch (IllegalArgumentException e) {
      throw new TargetException(
          SALT + ": it must hold 32 to 128 hex digits; `plumb init` writes one when it is removed");
    }
  }
}
