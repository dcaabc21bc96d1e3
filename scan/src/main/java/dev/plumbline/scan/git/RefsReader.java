package dev.plumbline.scan.git;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.object.GitDataException;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.SafeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads references as files: loose, packed, of every worktree; symbolic ones are resolved last. */
final class RefsReader {
  private static final int MAX_REF = 4096;
  private static final int MAX_PACKED = 512 << 20;
  private static final int MAX_DEPTH = 64;
  private static final int MAX_SYMBOLIC = 5;
  private static final String REPAIR = "git fsck; delete the broken reference or fetch it again";

  private final GitRepository repository;
  private final SafeFiles files;
  private final int digits;
  private final Map<String, Ref> refs = new HashMap<>();
  private final Map<String, String> symbolic = new TreeMap<>();
  private final List<Hole> holes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  RefsReader(GitRepository repository) {
    this.repository = repository;
    this.files = repository.files();
    this.digits = 2 * repository.algorithm().bytes();
  }

  Refs read() {
    Path common = repository.commonDir();
    Path own = repository.gitDir();
    if (repository.refStorage().equals("files")) {
      packed(common.resolve("packed-refs"));
      folder(common.resolve("refs"), "refs", 0);
      if (!own.equals(common)) {
        folder(own.resolve("refs"), "refs", 0);
        single(common.resolve("HEAD"), "main-worktree/HEAD");
      }
      for (String name : repository.worktrees()) {
        Path worktree = common.resolve("worktrees").resolve(name);
        single(worktree.resolve("HEAD"), "worktrees/" + name + "/HEAD");
        folder(worktree.resolve("refs"), "worktrees/" + name + "/refs", 0);
      }
      single(own.resolve("HEAD"), "HEAD");
    } else {
      holes.add(
          new Hole(
              "refs",
              "references are kept in the format " + repository.refStorage(),
              "git refs migrate --ref-format=files"));
    }
    String headBranch = symbolic.get("HEAD");
    resolveAll();
    return new Refs(refs, headBranch, this::logs);
  }

  private Refs.Logs logs() {
    dangling();
    LoggedIds logged = new LoggedIds(repository, holes, notes);
    return new Refs.Logs(logged.read(), holes, notes);
  }

  private void packed(Path file) {
    try {
      Optional<byte[]> bytes = files.read(file, MAX_PACKED);
      if (bytes.isPresent()) {
        packedLines(bytes.get());
      }
    } catch (IOException e) {
      holes.add(new Hole("packed-refs", reason(e), REPAIR));
    }
  }

  private void packedLines(byte[] bytes) {
    int broken = 0;
    for (int from = 0; from < bytes.length; ) {
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') {
        to++;
      }
      Optional<ObjectId> id = ObjectId.parse(bytes, from, digits);
      boolean peeled = to > from && bytes[from] == '^';
      boolean comment = to > from && bytes[from] == '#';
      if (id.isPresent() && to > from + digits + 1 && bytes[from + digits] == ' ') {
        String name = GitPaths.decode(bytes, from + digits + 1, to - from - digits - 1);
        put(name, id.get(), null);
      } else if (!peeled && !comment) {
        broken++;
      }
      from = to + 1;
    }
    if (broken > 0) {
      holes.add(new Hole("packed-refs", broken + " lines are no references", REPAIR));
    }
  }

  private void folder(Path directory, String prefix, int depth) {
    List<String> names;
    try {
      names = files.list(directory);
    } catch (IOException e) {
      holes.add(new Hole(prefix, reason(e), REPAIR));
      return;
    }
    for (String name : names) {
      Path path = directory.resolve(name);
      String full = prefix + "/" + name;
      SafeFiles.Where where = files.where(path);
      if (where instanceof SafeFiles.Where.Directory) {
        if (depth == MAX_DEPTH) {
          holes.add(new Hole(full, "references are nested too deep", REPAIR));
        } else {
          folder(path, full, depth + 1);
        }
      } else if (where instanceof SafeFiles.Where.File) {
        if (!name.endsWith(".lock")) {
          single(path, full);
        }
      } else if (where instanceof SafeFiles.Where.Refused refused) {
        holes.add(new Hole(full, refused.reason(), REPAIR));
      }
    }
  }

  private void single(Path file, String name) {
    try {
      Optional<byte[]> bytes = files.read(file, MAX_REF);
      if (bytes.isEmpty()) {
        if (name.equals("HEAD")) {
          holes.add(new Hole(name, "is missing", REPAIR));
        }
        return;
      }
      String text = new String(bytes.get(), StandardCharsets.UTF_8);
      if (text.startsWith("ref:")) {
        String target = text.substring(4).strip();
        if (!target.startsWith("refs/") || !GitPaths.goodRefName(target)) {
          throw new GitDataException("points to something that is no reference");
        }
        symbolic.put(name, target);
        return;
      }
      Optional<ObjectId> id = ObjectId.parse(bytes.get(), 0, digits);
      boolean ends =
          bytes.get().length == digits
              || (bytes.get().length > digits && Character.isWhitespace(bytes.get()[digits]));
      if (id.isEmpty() || !ends) {
        throw new GitDataException("holds neither an object id nor a reference");
      }
      put(name, id.get(), null);
    } catch (IOException e) {
      holes.add(new Hole(name, reason(e), REPAIR));
    }
  }

  private void put(String name, ObjectId id, @Nullable String target) {
    if (!GitPaths.goodRefName(name) || !(name.contains("/") || name.equals("HEAD"))) {
      holes.add(new Hole(name, "is no allowed name for a reference", REPAIR));
      // The object it names is still there and must not be lost from what is reachable.
      refs.put("refs/bad/" + id.hex(), new Ref("refs/bad/" + id.hex(), id, null));
    } else {
      refs.put(name, new Ref(name, id, target));
    }
  }

  private void resolveAll() {
    for (Map.Entry<String, String> entry : symbolic.entrySet()) {
      String target = entry.getValue();
      int steps = 1;
      while (symbolic.containsKey(target) && steps <= MAX_SYMBOLIC) {
        target = symbolic.getOrDefault(target, "");
        steps++;
      }
      Ref found = refs.get(target);
      if (steps > MAX_SYMBOLIC) {
        holes.add(new Hole(entry.getKey(), "points to references in a ring", REPAIR));
      } else if (found != null) {
        put(entry.getKey(), found.id(), entry.getValue());
      } else {
        unborn(entry.getKey(), entry.getValue());
      }
    }
  }

  private void unborn(String name, String target) {
    boolean head = name.equals("HEAD") || name.endsWith("/HEAD");
    if (head) {
      notes.add(name + " names " + target + ", which does not exist (yet)");
    } else {
      holes.add(new Hole(name, "points to " + target + ", which does not exist", REPAIR));
    }
  }

  private void dangling() {
    for (Ref ref : refs.values()) {
      if (!repository.objects().contains(ref.id())) {
        holes.add(
            new Hole(
                ref.name(),
                "names the object " + ref.id().hex() + ", which is missing",
                "git fetch; or git fsck --full and restore the object"));
      }
    }
  }

  static String reason(IOException e) {
    return e instanceof GitDataException ? String.valueOf(e.getMessage()) : "cannot be read";
  }
}
