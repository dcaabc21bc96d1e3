package dev.plumbline.engine;

import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.git.Commit;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.Opening;
import dev.plumbline.scan.git.RevisionException;
import dev.plumbline.scan.git.Revisions;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.snapshot.ArchiveSnapshot;
import dev.plumbline.scan.snapshot.FolderSnapshot;
import dev.plumbline.scan.snapshot.ObjectSnapshot;
import dev.plumbline.scan.snapshot.WorkTreeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An opened target: a repository with or without a work tree, a plain folder, an archive.
 *
 * @param subject what verdicts are about
 * @param kind in words, for example {@code bare repository}
 * @param repository null where there is no git
 * @param root the root of a work tree or folder; null for a bare repository and an archive
 * @param file the archive; null otherwise
 */
public record Workspace(
    Subject subject,
    String kind,
    @Nullable GitRepository repository,
    @Nullable Path root,
    @Nullable Path file)
    implements AutoCloseable {

  /**
   * Opens what is at a path.
   *
   * @throws TargetException if nothing there can be judged; the message says why
   */
  public static Workspace open(Path path) throws TargetException {
    Path real;
    try {
      real = path.toRealPath();
    } catch (IOException e) {
      throw new TargetException(path + ": no such file or folder, or not readable");
    }
    if (Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      return archive(real);
    }
    try {
      Opening opening = GitRepository.open(real);
      if (opening instanceof Opening.Opened opened) {
        return repository(opened.repository());
      }
      if (opening instanceof Opening.Refused refused) {
        Hole hole = refused.hole();
        throw new TargetException(hole.place() + ": " + hole.reason() + " (" + hole.wayOut() + ")");
      }
      return new Workspace(named(real), "folder", null, real, null);
    } catch (IOException e) {
      throw new TargetException(path + ": cannot be read");
    }
  }

  private static Workspace archive(Path file) throws TargetException {
    if (!ArchiveSnapshot.recognises(file.getFileName().toString())) {
      throw new TargetException(
          file.getFileName()
              + ": a single file that is no archive; give a folder, a repository, a .zip or a .tar,"
              + " or pipe it: plumb scan secrets --stdin < FILE");
    }
    return new Workspace(named(file), "archive", null, null, file);
  }

  private static Workspace repository(GitRepository repository) {
    Optional<Path> tree = repository.workTree();
    Path named = tree.orElse(repository.gitDir());
    if (tree.isEmpty() && named.endsWith(".git") && named.getParent() != null) {
      named = named.getParent();
    }
    return new Workspace(
        named(named),
        tree.isPresent() ? "repository" : "bare repository",
        repository,
        tree.orElse(null),
        null);
  }

  private static Subject named(Path path) {
    Path name = path.getFileName();
    return new Subject(SubjectKind.REPOSITORY, name == null ? "root" : name.toString());
  }

  /**
   * The current tree: the work tree, of a bare repository the commit at HEAD.
   *
   * @throws TargetException if it cannot be read at all
   */
  public Snapshot currentTree() throws TargetException {
    try {
      if (file != null) {
        return new ArchiveSnapshot(file);
      }
      if (repository == null) {
        return new FolderSnapshot(java.util.Objects.requireNonNull(root));
      }
      if (root != null) {
        return new WorkTreeSnapshot(root, repository.index());
      }
    } catch (IOException e) {
      throw new TargetException(subject.id() + ": cannot be read");
    }
    Optional<ObjectId> head = repository.refs().head();
    return head.isEmpty()
        ? ObjectSnapshot.empty("no commit yet", repository.reader())
        : commitTree("HEAD");
  }

  /**
   * The tree of a commit.
   *
   * @param revision as git names it
   * @throws TargetException if there is no such commit
   */
  public ObjectSnapshot commitTree(String revision) throws TargetException {
    GitRepository git = git("a revision");
    try {
      Commit commit = new Revisions(git, git.reader()).commit(revision);
      String name = "commit " + commit.id().hex().substring(0, 10);
      return ObjectSnapshot.ofTree(name, git.reader(), commit.tree());
    } catch (RevisionException e) {
      throw new TargetException(revision + ": " + e.getMessage());
    }
  }

  /**
   * What is staged.
   *
   * @throws TargetException if this is no repository
   */
  public ObjectSnapshot staged() throws TargetException {
    GitRepository git = git("--staged");
    return ObjectSnapshot.ofIndex(git.reader(), git.index());
  }

  /**
   * The repository.
   *
   * @param wanted what needs it, for the message
   * @throws TargetException if there is none
   */
  public GitRepository git(String wanted) throws TargetException {
    if (repository == null) {
      throw new TargetException(
          subject.id() + ": not a git repository, which " + wanted + " needs");
    }
    return repository;
  }

  @Override
  public void close() {
    if (repository != null) {
      repository.close();
    }
  }
}
