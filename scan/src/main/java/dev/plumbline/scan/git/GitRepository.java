package dev.plumbline.scan.git;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.object.GitDataException;
import dev.plumbline.scan.git.object.HashAlgorithm;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectReader;
import dev.plumbline.scan.git.object.ObjectStore;
import dev.plumbline.scan.git.object.SafeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A git repository on disk, read-only. No git is run, no configuration but the repository's own is
 * read, and no file outside its directories is opened. Safe for use by several threads.
 */
public final class GitRepository implements AutoCloseable {
  private static final String CANNOT_READ =
      "update Plumbline, or convert the repository to a format it knows";

  private final RepositoryFinder.Layout layout;
  private final SafeFiles files;
  private final GitConfig config;
  private final HashAlgorithm algorithm;
  private final List<Hole> holes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<ObjectId> shallow = new TreeSet<>();
  private final ObjectStore objects;
  private @Nullable Refs refs;
  private @Nullable GitIndex index;
  private @Nullable Path indexFile;

  private GitRepository(
      RepositoryFinder.Layout layout, SafeFiles files, GitConfig config, HashAlgorithm algorithm) {
    this.layout = layout;
    this.files = files;
    this.config = config;
    this.algorithm = algorithm;
    readShallow();
    Alternates alternates = Alternates.read(files, layout.commonDir().resolve("objects"));
    holes.addAll(alternates.holes());
    notes.addAll(alternates.notes());
    this.objects = ObjectStore.open(files, alternates.directories(), algorithm);
  }

  /**
   * Finds the repository that a path belongs to: in the directory itself or above it, with a work
   * tree or bare, linked worktrees and submodules included.
   *
   * @throws IOException if the path itself cannot be read
   */
  public static Opening open(Path start) throws IOException {
    return switch (RepositoryFinder.find(start)) {
      case RepositoryFinder.Found.Nowhere nowhere -> new Opening.Absent();
      case RepositoryFinder.Found.Refused refused -> new Opening.Refused(refused.hole());
      case RepositoryFinder.Found.At at -> open(at.layout());
    };
  }

  private static Opening open(RepositoryFinder.Layout layout) throws IOException {
    SafeFiles files = new SafeFiles(List.of(layout.commonDir(), layout.gitDir()));
    Path configFile = layout.commonDir().resolve("config");
    try {
      Optional<byte[]> text = files.read(configFile, 4 << 20);
      GitConfig config = text.isEmpty() ? GitConfig.empty() : GitConfig.parse(text.get());
      return new Opening.Opened(new GitRepository(layout, files, config, format(config)));
    } catch (GitDataException e) {
      return new Opening.Refused(
          new Hole(configFile.toString(), String.valueOf(e.getMessage()), CANNOT_READ));
    }
  }

  /** Refuses what git would refuse: a format or an extension that it does not know. */
  private static HashAlgorithm format(GitConfig config) throws GitDataException {
    String version = config.last("core.repositoryformatversion").orElse("0");
    if (!version.equals("0") && !version.equals("1")) {
      throw new GitDataException("the repository has the unknown format version " + version);
    }
    HashAlgorithm algorithm = HashAlgorithm.SHA1;
    for (String key : config.keys()) {
      String value = config.last(key).orElse("");
      switch (key) {
        case "extensions.objectformat" -> {
          algorithm =
              switch (value) {
                case "sha1" -> HashAlgorithm.SHA1;
                case "sha256" -> HashAlgorithm.SHA256;
                default -> throw new GitDataException("unknown extensions.objectformat");
              };
        }
        case "extensions.refstorage",
            "extensions.partialclone",
            "extensions.preciousobjects",
            "extensions.worktreeconfig",
            "extensions.relativeworktrees",
            "extensions.compatobjectformat",
            "extensions.noop",
            "extensions.noop-v1" -> {}
        default -> {
          if (key.startsWith("extensions.") && version.equals("1")) {
            throw new GitDataException("the repository uses the unknown setting " + key);
          }
        }
      }
    }
    return algorithm;
  }

  private void readShallow() {
    Path file = layout.commonDir().resolve("shallow");
    try {
      Optional<byte[]> text = files.read(file, 64 << 20);
      if (text.isPresent()) {
        for (String line : new String(text.get(), StandardCharsets.US_ASCII).split("\n")) {
          ObjectId.parse(line.strip()).ifPresent(shallow::add);
        }
      }
    } catch (IOException e) {
      holes.add(new Hole(file.toString(), "cannot be read", "git fetch --unshallow"));
    }
  }

  /** The work tree's root, a real path; empty when bare. */
  public Optional<Path> workTree() {
    return Optional.ofNullable(layout.workTree());
  }

  /** The git directory: {@code .git}, or that of a linked worktree; a real path. */
  public Path gitDir() {
    return layout.gitDir();
  }

  /** The directory that all worktrees share; a real path. */
  public Path commonDir() {
    return layout.commonDir();
  }

  /** How objects are named. */
  public HashAlgorithm algorithm() {
    return algorithm;
  }

  /** The commits whose parents were left out by a shallow clone; empty when history is whole. */
  public Set<ObjectId> shallow() {
    return Set.copyOf(shallow);
  }

  /** Whether objects may be missing because they stayed with a promisor remote. */
  public boolean partialClone() {
    boolean promisor = config.last("extensions.partialclone").isPresent() || objects.promisor();
    for (String key : config.keys()) {
      promisor |=
          key.startsWith("remote.")
              && key.endsWith(".promisor")
              && GitConfig.isTrue(config.last(key).orElse(""));
    }
    return promisor;
  }

  /** Where references are kept: {@code files}, or another storage, whose references are a hole. */
  String refStorage() {
    return config.last("extensions.refstorage").orElse("files");
  }

  /** Files of the repository's own directories only. */
  SafeFiles files() {
    return files;
  }

  /** The objects. */
  public ObjectStore objects() {
    return objects;
  }

  /** A reader of single objects, for one thread. */
  public ObjectReader reader() {
    return objects.reader();
  }

  /** HEAD, references, reflogs. Read once. */
  public synchronized Refs refs() {
    if (refs == null) {
      refs = new RefsReader(this).read();
    }
    return refs;
  }

  /** The index of this work tree. Read once; empty when there is none. */
  public synchronized GitIndex index() {
    if (index == null) {
      Path file = indexFile == null ? layout.gitDir().resolve("index") : indexFile;
      index = IndexReader.read(files, layout.gitDir(), file, algorithm, this::reader);
    }
    return index;
  }

  /**
   * Says which file is the index, as git does with {@code GIT_INDEX_FILE} for the hooks of a commit
   * of some paths only. Nothing but a file of the repository's own directories is opened.
   *
   * @param file an absolute path
   */
  public synchronized void useIndex(Path file) {
    indexFile = file;
    index = null;
  }

  /**
   * The commits that a merge under way brings in; empty when there is none.
   *
   * @throws IOException if the file that names them cannot be read or names no objects
   */
  public List<ObjectId> mergeHeads() throws IOException {
    Optional<byte[]> text = files.read(layout.gitDir().resolve("MERGE_HEAD"), 1 << 20);
    if (text.isEmpty()) {
      return List.of();
    }
    List<ObjectId> ids = new ArrayList<>();
    for (String line : new String(text.get(), StandardCharsets.US_ASCII).strip().split("\n", -1)) {
      ids.add(
          ObjectId.parse(line.strip())
              .orElseThrow(() -> new GitDataException("MERGE_HEAD names no objects")));
    }
    return ids;
  }

  /**
   * A content that Git LFS keeps in this repository, if it is here and is what its name says.
   *
   * @param sha256 64 hex digits, from the pointer
   * @throws IOException if it is here and cannot be read, or is larger than 64 MiB
   */
  public Optional<byte[]> largeFile(String sha256) throws IOException {
    Path file =
        layout
            .commonDir()
            .resolve("lfs/objects")
            .resolve(sha256.substring(0, 2))
            .resolve(sha256.substring(2, 4))
            .resolve(sha256);
    Optional<byte[]> bytes = files.read(file, 64 << 20);
    if (bytes.isPresent() && !sha256.equals(sha256(bytes.get()))) {
      throw new GitDataException("the content that Git LFS keeps for it is another one");
    }
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The indexes of the other work trees of this repository, by the worktree's name. */
  public List<GitIndex> otherIndexes() {
    List<GitIndex> all = new ArrayList<>();
    if (!layout.gitDir().equals(layout.commonDir())) {
      all.add(IndexReader.read(files, layout.commonDir(), algorithm, this::reader));
    }
    for (String name : worktrees()) {
      Path gitDir = layout.commonDir().resolve("worktrees").resolve(name);
      if (!gitDir.equals(layout.gitDir())) {
        all.add(IndexReader.read(files, gitDir, algorithm, this::reader));
      }
    }
    return all;
  }

  /** The names of the linked worktrees. */
  public List<String> worktrees() {
    return names("worktrees");
  }

  /** The names of the submodules whose repositories lie in this one. They are not read. */
  public List<String> submodules() {
    return names("modules");
  }

  private List<String> names(String folder) {
    try {
      return files.list(layout.commonDir().resolve(folder));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** What could not be read when it was opened. Refs, index and objects have their own holes. */
  public List<Hole> holes() {
    return List.copyOf(holes);
  }

  /** Facts that a reader of the coverage must know. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() {
    objects.close();
  }
}
