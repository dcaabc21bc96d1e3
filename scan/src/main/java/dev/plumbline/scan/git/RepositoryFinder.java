package dev.plumbline.scan.git;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.object.GitDataException;
import dev.plumbline.scan.git.object.SafeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the directories of a repository as git does, but follows no {@code .git} that leads out.
 */
final class RepositoryFinder {
  private static final int SMALL = 1 << 16;

  private RepositoryFinder() {}

  /**
   * The directories of a repository, all real paths.
   *
   * @param workTree null when bare
   * @param gitDir {@code .git}, or what belongs to one linked worktree
   * @param commonDir what all worktrees share
   */
  record Layout(@Nullable Path workTree, Path gitDir, Path commonDir) {}

  /** What came of it. */
  sealed interface Found {
    record At(Layout layout) implements Found {}

    record Nowhere() implements Found {}

    record Refused(Hole hole) implements Found {}
  }

  static Found find(Path start) throws IOException {
    Path real = start.toRealPath();
    for (Path directory = real; directory != null; directory = directory.getParent()) {
      Path dotGit = directory.resolve(".git");
      if (Files.exists(dotGit, LinkOption.NOFOLLOW_LINKS)) {
        Found found = readableDotGit(directory, dotGit);
        if (!(found instanceof Found.Nowhere)) {
          return found;
        }
      }
      if (looksLikeGitDir(directory)) {
        return bareOrInside(directory);
      }
    }
    return new Found.Nowhere();
  }

  private static Found readableDotGit(Path workTree, Path dotGit) throws IOException {
    try {
      return dotGit(workTree, dotGit);
    } catch (AccessDeniedException e) {
      return refuse(dotGit, "permission denied");
    }
  }

  private static Found dotGit(Path workTree, Path dotGit) throws IOException {
    Path real;
    try {
      real = dotGit.toRealPath();
    } catch (IOException e) {
      return refuse(dotGit, "the .git link leads to nothing");
    }
    if (!real.startsWith(workTree)) {
      return refuse(dotGit, "the .git link leads out of the work tree and is not followed");
    }
    if (Files.isDirectory(real)) {
      if (!looksLikeGitDir(real)) {
        return empty(real)
            ? new Found.Nowhere()
            : refuse(dotGit, "the .git directory lacks HEAD, objects or refs");
      }
      return withCommonDir(workTree, real);
    }
    return gitFile(workTree, real);
  }

  private static boolean empty(Path directory) throws IOException {
    try (var entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    }
  }

  private static boolean looksLikeGitDir(Path directory) {
    boolean head = Files.exists(directory.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS);
    return head
        && (Files.exists(directory.resolve("commondir"))
            || (Files.isDirectory(directory.resolve("objects"))
                && Files.isDirectory(directory.resolve("refs"))));
  }

  private static Found bareOrInside(Path gitDir) throws IOException {
    boolean dotGit = gitDir.endsWith(".git") && !Files.exists(gitDir.resolve("commondir"));
    return withCommonDir(dotGit ? gitDir.getParent() : null, gitDir);
  }

  private static Found withCommonDir(@Nullable Path workTree, Path gitDir) throws IOException {
    Optional<Path> common = link(gitDir, "commondir");
    if (common.isEmpty() || common.get().equals(gitDir)) {
      return Files.exists(gitDir.resolve("commondir")) && common.isEmpty()
          ? refuse(gitDir.resolve("commondir"), "leads to nothing")
          : new Found.At(new Layout(workTree, gitDir, gitDir));
    }
    boolean linked = gitDir.startsWith(common.get().resolve("worktrees"));
    return linked || common.get().startsWith(gitDir)
        ? new Found.At(new Layout(workTree, gitDir, common.get()))
        : refuse(gitDir.resolve("commondir"), "leads out of the repository and is not followed");
  }

  /**
   * The real path that a small file in a directory names; empty if there is none or it is wrong.
   */
  private static Optional<Path> link(Path directory, String name) throws IOException {
    try {
      Optional<byte[]> text =
          new SafeFiles(List.of(directory)).read(directory.resolve(name), SMALL);
      return text.isEmpty() ? Optional.empty() : real(directory, line(text.get()));
    } catch (GitDataException e) {
      return Optional.empty();
    }
  }

  private static String line(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).strip();
  }

  private static Optional<Path> real(Path base, String target) {
    try {
      return Optional.of(base.resolve(target).toRealPath());
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Found gitFile(Path workTree, Path file) throws IOException {
    String text;
    try {
      text = line(new SafeFiles(List.of(workTree)).read(file, SMALL).orElseGet(() -> new byte[0]));
    } catch (GitDataException e) {
      return refuse(file, String.valueOf(e.getMessage()));
    }
    Optional<Path> target =
        text.startsWith("gitdir:")
            ? real(workTree, text.substring("gitdir:".length()).strip())
            : Optional.empty();
    if (target.isEmpty() || !looksLikeGitDir(target.get())) {
      return refuse(file, "the .git file names no repository");
    }
    Path gitDir = target.get();
    if (gitDir.startsWith(workTree)
        || linkedWorktree(file, gitDir)
        || submodule(workTree, gitDir)) {
      return withCommonDir(workTree, gitDir);
    }
    return refuse(
        file, "the .git file leads to a repository that does not name this work tree as its own");
  }

  private static boolean linkedWorktree(Path file, Path gitDir) throws IOException {
    Optional<Path> back = link(gitDir, "gitdir");
    Optional<Path> common = link(gitDir, "commondir");
    return back.isPresent()
        && back.get().equals(file.toRealPath())
        && common.isPresent()
        && gitDir.startsWith(common.get().resolve("worktrees"));
  }

  private static boolean submodule(Path workTree, Path gitDir) throws IOException {
    boolean inside = false;
    for (Path parent = workTree.getParent(); parent != null; parent = parent.getParent()) {
      inside |= gitDir.startsWith(parent.resolve(".git").resolve("modules"));
    }
    if (!inside) {
      return false;
    }
    try {
      byte[] config =
          new SafeFiles(List.of(gitDir))
              .read(gitDir.resolve("config"), 1 << 20)
              .orElseGet(() -> new byte[0]);
      Optional<String> tree = GitConfig.parse(config).last("core.worktree");
      return tree.isPresent() && real(gitDir, tree.get()).equals(Optional.of(workTree));
    } catch (GitDataException e) {
      return false;
    }
  }

  private static Found refuse(Path place, String reason) {
    return new Found.Refused(
        new Hole(
            place.toString(),
            reason,
            "give the repository's own directory as the target, or repair it with git worktree"
                + " repair or git submodule absorbgitdirs"));
  }
}
