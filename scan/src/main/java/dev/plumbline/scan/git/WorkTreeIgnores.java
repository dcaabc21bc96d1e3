package dev.plumbline.scan.git;

import dev.plumbline.scan.IgnoreRules;
import dev.plumbline.scan.git.object.SafeFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The ignore files of a work tree: {@code .gitignore} in each folder and the repository's {@code
 * info/exclude}. Never the user's own file, which differs between people; a {@code .gitignore} that
 * is a symlink is not followed, as git does not follow it either.
 */
public final class WorkTreeIgnores implements IgnoreRules.Source {
  private static final int MAX_BYTES = 16 << 20;

  private final Path workTree;
  private final SafeFiles files;
  private final Optional<byte[]> exclude;

  /**
   * The ignore files of a repository's work tree.
   *
   * @throws IOException if {@code info/exclude} or the work tree cannot be read
   */
  public WorkTreeIgnores(GitRepository repository, Path workTree) throws IOException {
    this.workTree = workTree;
    this.files = new SafeFiles(List.of(workTree));
    this.exclude =
        repository
            .files()
            .read(repository.commonDir().resolve("info").resolve("exclude"), MAX_BYTES);
  }

  @Override
  public Optional<byte[]> ignoreFile(String directory) throws IOException {
    Path file = workTree.resolve(directory).resolve(".gitignore");
    Optional<byte[]> own =
        java.nio.file.Files.isSymbolicLink(file) ? Optional.empty() : files.read(file, MAX_BYTES);
    if (!directory.isEmpty() || exclude.isEmpty()) {
      return own;
    }
    // The last rule that matches decides, and .gitignore goes before info/exclude.
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(exclude.get());
    both.write('\n');
    own.ifPresent(both::writeBytes);
    return Optional.of(both.toByteArray());
  }
}
