package dev.plumbline.detect.repository.envfiles;

import dev.plumbline.detect.repository.RepositoryRules;
import dev.plumbline.detect.repository.Tree;
import dev.plumbline.detect.repository.Vendored;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.SnapshotFile;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Local environment files are ignored by git, and none with a secret is in the tree.
 *
 * <p>Population: each place where the tree shows that such a file is used, each such file in the
 * tree, and the list of files itself: a tree that uses none and holds none was looked at whole and
 * has nothing that could leak.
 */
public final class EnvFilesDetector implements SnapshotDetector {
  static final CheckId CHECK = new CheckId("env-files.ignored");

  /** For {@link java.util.ServiceLoader}. */
  public EnvFilesDetector() {}

  @Override
  public DetectorInfo info() {
    return RepositoryRules.info("env-files", CHECK);
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    Tree tree = new Tree(snapshot, CHECK, reporter);
    reporter.examined(CHECK, "(list of " + snapshot.files().size() + " files)");
    Vendored vendored = new Vendored(snapshot.files());
    for (SnapshotFile file : snapshot.files()) {
      if (file.regular()
          && file.tracked()
          && EnvNames.local(file.name())
          && !vendored.contains(file.path())) {
        inTree(tree, file);
      }
    }
    for (Map.Entry<String, String> use : EnvUses.in(tree).entrySet()) {
      if (snapshot.file(use.getKey()).filter(SnapshotFile::tracked).isEmpty()) {
        used(tree, use.getKey(), use.getValue());
      }
    }
  }

  private static void inTree(Tree tree, SnapshotFile file) {
    Optional<String> text = tree.text(file);
    if (text.isEmpty()) {
      return;
    }
    tree.examined(file.path());
    OptionalInt secret = EnvSecrets.line(text.get());
    if (secret.isPresent()) {
      tree.reporter()
          .finding(
              RepositoryRules.rule("env-file-tracked"),
              Place.line(file.path(), secret.getAsInt()),
              "An environment file with what looks like a secret is in the repository.");
    } else if (EnvSecrets.assigns(text.get())
        && !EnvUses.aside(file.path())
        && !sharedDefaults(tree, file)) {
      tree.reporter()
          .finding(
              RepositoryRules.rule("env-file-not-ignored"),
              Place.file(file.path()),
              "A local environment file is in the repository: the next secret put in it is committed.");
    }
  }

  /**
   * Symfony, Vite, Next.js and others keep defaults without secrets in the repository and each
   * person's own values in a file beside it that ends in {@code .local}: then that one is ignored.
   */
  private static boolean sharedDefaults(Tree tree, SnapshotFile file) {
    String own = file.directory().isEmpty() ? "" : file.directory() + "/";
    boolean named = !file.name().startsWith(".env");
    return named || !file.name().endsWith(".local") && ignores(tree, own + ".env.local");
  }

  private static void used(Tree tree, String path, String because) {
    if (!tree.snapshot().versioned()) {
      tree.unreadable(
          path,
          "used (" + because + "), but without git nothing says whether it is ignored",
          "check a git repository instead of a plain folder");
      return;
    }
    tree.examined(path);
    if (!ignores(tree, path)) {
      tree.reporter()
          .finding(
              RepositoryRules.rule("env-file-not-ignored"),
              Place.file(path),
              "Git does not ignore " + path + ", although " + because + ".",
              List.of(),
              Map.of("because", because));
    }
  }

  private static boolean ignores(Tree tree, String path) {
    try {
      return tree.snapshot().ignores(path);
    } catch (UncheckedIOException e) {
      tree.unreadable(path, "an ignore file cannot be read", "make the file readable");
      return true;
    }
  }
}
