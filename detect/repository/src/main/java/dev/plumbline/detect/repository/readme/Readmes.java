package dev.plumbline.detect.repository.readme;

import dev.plumbline.scan.SnapshotFile;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which file a git host shows as the README: in {@code .github/} before the root before {@code
 * docs/} (GitHub's order), and in one folder Markdown first.
 */
final class Readmes {
  private static final Pattern NAME =
      Pattern.compile(
          "readme(?:\\.(md|markdown|mdown|mkdn?|rst|rest|adoc|asciidoc|asc|textile|rdoc|org"
              + "|creole|mediawiki|wiki|pod|txt))?");
  private static final List<String> FOLDERS = List.of(".github", ".gitlab", "", "docs");

  private Readmes() {}

  static Optional<SnapshotFile> find(List<SnapshotFile> files) {
    return files.stream()
        .filter(f -> f.regular() || f.kind() == SnapshotFile.Kind.SYMLINK)
        .filter(f -> FOLDERS.contains(f.directory().toLowerCase(Locale.ROOT)))
        .filter(f -> NAME.matcher(f.name().toLowerCase(Locale.ROOT)).matches())
        .min(
            Comparator.comparingInt(
                    (SnapshotFile f) -> FOLDERS.indexOf(f.directory().toLowerCase(Locale.ROOT)))
                .thenComparingInt(Readmes::form)
                .thenComparing(SnapshotFile::path));
  }

  private static int form(SnapshotFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    if (name.endsWith(".md") || name.endsWith(".markdown")) {
      return 0;
    }
    return name.endsWith(".txt") || !name.contains(".") ? 2 : 1;
  }
}
