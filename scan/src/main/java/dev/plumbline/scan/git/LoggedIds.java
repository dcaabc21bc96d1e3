package dev.plumbline.scan.git;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.SafeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Object ids in reflogs and in files such as {@code ORIG_HEAD}. */
final class LoggedIds {
  private static final int MAX_LOG = 256 << 20;
  private static final int MAX_DEPTH = 64;

  private final GitRepository repository;
  private final SafeFiles files;
  private final int digits;
  private final List<Hole> holes;
  private final List<String> notes;
  private final Map<ObjectId, String> ids = new HashMap<>();
  private int missing;

  LoggedIds(GitRepository repository, List<Hole> holes, List<String> notes) {
    this.repository = repository;
    this.files = repository.files();
    this.digits = 2 * repository.algorithm().bytes();
    this.holes = holes;
    this.notes = notes;
  }

  /** Those that are in the store, with the name of the log. */
  Map<ObjectId, String> read() {
    directory(repository.commonDir(), "");
    if (!repository.gitDir().equals(repository.commonDir())) {
      directory(repository.gitDir(), "");
    }
    for (String name : repository.worktrees()) {
      directory(
          repository.commonDir().resolve("worktrees").resolve(name), "worktrees/" + name + "/");
    }
    if (missing > 0) {
      notes.add(missing + " objects named only by reflogs are gone");
    }
    return ids;
  }

  private void directory(Path gitDir, String prefix) {
    try {
      for (String name : files.list(gitDir)) {
        boolean pseudo = name.equals("AUTO_MERGE") || name.matches("[A-Z][A-Z_]*_HEAD");
        if (pseudo && files.where(gitDir.resolve(name)) instanceof SafeFiles.Where.File) {
          lines(gitDir.resolve(name), prefix + name, false);
        }
      }
    } catch (IOException e) {
      holes.add(new Hole(gitDir.toString(), RefsReader.reason(e), "check its permissions"));
    }
    logs(gitDir.resolve("logs"), prefix + "logs", 0);
  }

  private void logs(Path directory, String name, int depth) {
    try {
      for (String child : files.list(directory)) {
        Path path = directory.resolve(child);
        switch (files.where(path)) {
          case SafeFiles.Where.Directory nested when depth < MAX_DEPTH ->
              logs(path, name + "/" + child, depth + 1);
          case SafeFiles.Where.Directory nested ->
              holes.add(hole(name + "/" + child, "reflogs are nested too deep"));
          case SafeFiles.Where.File file -> lines(path, name + "/" + child, true);
          case SafeFiles.Where.Refused refused ->
              holes.add(hole(name + "/" + child, refused.reason()));
          case SafeFiles.Where.Absent absent -> {}
        }
      }
    } catch (IOException e) {
      holes.add(hole(name, RefsReader.reason(e)));
    }
  }

  private static Hole hole(String place, String reason) {
    return new Hole(place, reason, "git reflog expire --stale-fix --all, or delete the file");
  }

  private void lines(Path file, String name, boolean reflog) {
    byte[] bytes;
    try {
      Optional<byte[]> read = files.read(file, MAX_LOG);
      if (read.isEmpty()) {
        return;
      }
      bytes = read.get();
    } catch (IOException e) {
      holes.add(hole(name, RefsReader.reason(e)));
      return;
    }
    int broken = 0;
    for (int from = 0; from < bytes.length; ) {
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') {
        to++;
      }
      boolean good = to == from || line(bytes, from, to, name, reflog);
      broken += good ? 0 : 1;
      from = to + 1;
    }
    if (broken > 0) {
      holes.add(hole(name, broken + " lines hold no object ids"));
    }
  }

  private boolean line(byte[] bytes, int from, int to, String name, boolean reflog) {
    if (bytes.length >= 4 && bytes[from] == 'r' && bytes[from + 1] == 'e') {
      return !reflog; // a symbolic pseudo reference names no object of its own
    }
    Optional<ObjectId> first =
        to - from >= digits ? ObjectId.parse(bytes, from, digits) : Optional.empty();
    first.ifPresent(id -> add(id, name));
    if (!reflog || first.isEmpty()) {
      return first.isPresent();
    }
    Optional<ObjectId> second =
        to - from > 2 * digits
            ? ObjectId.parse(bytes, from + digits + 1, digits)
            : Optional.empty();
    second.ifPresent(id -> add(id, name));
    return second.isPresent();
  }

  private void add(ObjectId id, String name) {
    if (!id.zero() && !ids.containsKey(id)) {
      if (repository.objects().contains(id)) {
        ids.put(id, name);
      } else {
        missing++;
      }
    }
  }
}
