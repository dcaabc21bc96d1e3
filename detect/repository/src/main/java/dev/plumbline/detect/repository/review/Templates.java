package dev.plumbline.detect.repository.review;

import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which files of a tree a git host offers as the text of a new change request.
 *
 * @param first the ones that are filled in by themselves
 * @param further the ones that an author must choose
 */
record Templates(List<SnapshotFile> first, List<SnapshotFile> further) {
  /** GitHub, Azure Repos, Gitea, Forgejo, Bitbucket Cloud: one file, in any case. */
  private static final Pattern DEFAULT =
      Pattern.compile(
          "(?:\\.github/|docs/|\\.azuredevops/|\\.vsts/|\\.gitea/|\\.forgejo/|\\.bitbucket/)?"
              + "pull[_-]request[_-]template(?:\\.(?:md|markdown|txt|rst))?"
              + "|\\.gitlab/merge_request_templates/default\\.md"
              + "|(?:\\.gitea/|\\.forgejo/)pull_request_template\\.ya?ml");

  private static final Pattern CHOICE =
      Pattern.compile(
          "(?:\\.github/|docs/|\\.azuredevops/|\\.vsts/)?pull_request_template/(?:branches/)?[^/]+\\."
              + "(?:md|markdown|txt)"
              + "|\\.gitlab/merge_request_templates/[^/]+\\.md");

  static Templates in(List<SnapshotFile> files) {
    List<SnapshotFile> first = new ArrayList<>();
    List<SnapshotFile> further = new ArrayList<>();
    for (SnapshotFile file : files) {
      String path = file.path().toLowerCase(Locale.ROOT);
      if (DEFAULT.matcher(path).matches()) {
        first.add(file);
      } else if (CHOICE.matcher(path).matches()) {
        further.add(file);
      }
    }
    first.sort(Comparator.comparingInt(Templates::rank).thenComparing(SnapshotFile::path));
    return new Templates(List.copyOf(first), List.copyOf(further));
  }

  /** GitHub takes .github/ before the root before docs/. */
  private static int rank(SnapshotFile file) {
    String path = file.path().toLowerCase(Locale.ROOT);
    return path.startsWith("docs/") ? 2 : path.startsWith(".") ? 0 : 1;
  }
}
