package dev.plumbline.detect.repository.owners;

import dev.plumbline.detect.repository.RepositoryRules;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every sensitive path has a code owner. Population: the sensitive paths. One finding a group of
 * paths without owner, not one a file. The fact {@code sensitive-paths} says whether there are any.
 */
public final class CodeOwnersDetector implements SnapshotDetector {
  static final CheckId CHECK = new CheckId("review.code-owners");
  static final String FACT = "sensitive-paths";
  private static final int EXAMPLES = 3;

  /** For {@link java.util.ServiceLoader}. */
  public CodeOwnersDetector() {}

  @Override
  public DetectorInfo info() {
    return RepositoryRules.info("code-owners", Set.of(CHECK.value()), Set.of(FACT));
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    CodeOwners owners = CodeOwners.parse(snapshot);
    for (CodeOwners.Fault fault : owners.faults()) {
      String line = fault.line() == 0 ? "" : "line " + fault.line() + ": ";
      reporter.unreadable(
          CHECK, owners.home(), line + fault.reason(), "write the line as the git host asks for");
    }
    SensitivePaths sensitive =
        new SensitivePaths(parameters.get(SensitivePaths.PARAMETER, List.of()));
    TreeMap<String, List<String>> groups = new TreeMap<>();
    TreeMap<String, Integer> sizes = new TreeMap<>();
    for (SnapshotFile file : snapshot.files()) {
      Optional<String> group =
          file.kind() == SnapshotFile.Kind.SUBMODULE
              ? Optional.empty()
              : sensitive.groupOf(file.path());
      if (group.isPresent()) {
        reporter.examined(CHECK, file.path());
        reporter.fact(FACT, file.path());
        sizes.merge(group.get(), 1, Integer::sum);
        if (owners.requiredOwnersOf(file.path()).isEmpty()) {
          groups.computeIfAbsent(group.get(), unused -> new ArrayList<>()).add(file.path());
        }
      }
    }
    report(owners, groups, sizes, reporter);
  }

  private static void report(
      CodeOwners owners,
      Map<String, List<String>> groups,
      Map<String, Integer> sizes,
      Reporter reporter) {
    if (groups.isEmpty()) {
      return;
    }
    if (owners.path().isEmpty()) {
      reporter.finding(
          RepositoryRules.rule("code-owners-missing"),
          Place.file(owners.home()),
          "No code owners file, although the tree has sensitive paths: "
              + String.join("; ", groups.keySet())
              + ".");
      return;
    }
    if (owners.faults().stream().anyMatch(fault -> fault.line() == 0)) {
      return; // nobody knows what the file says: reported as not readable
    }
    groups.forEach((group, paths) -> {
      List<String> examples = paths.subList(0, Math.min(EXAMPLES, paths.size()));
      reporter.finding(
          RepositoryRules.rule("sensitive-path-unowned"),
          Place.file(owners.home()),
          paths.size()
              + " of "
              + sizes.get(group)
              + " sensitive paths ("
              + group
              + ") have no code owner: "
              + String.join(", ", examples)
              + (paths.size() > EXAMPLES ? ", …" : "")
              + ".",
          List.of(group),
          Map.of("paths", String.join("\n", paths)));
    });
  }
}
