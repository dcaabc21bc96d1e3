package dev.plumbline.scan.git;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.object.SafeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The object directories of a repository: its own, and alternates that lie inside it.
 *
 * @param directories real object directories, its own first
 * @param holes alternates that lead out; not read
 * @param notes facts
 */
record Alternates(List<Path> directories, List<Hole> holes, List<String> notes) {
  private static final int MAX_DEPTH = 5;

  static Alternates read(SafeFiles files, Path objects) {
    Set<Path> directories = new LinkedHashSet<>();
    Alternates found = new Alternates(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    found.add(files, objects, directories, 0);
    found.directories.addAll(directories);
    return found;
  }

  private void add(SafeFiles files, Path objects, Set<Path> directories, int depth) {
    SafeFiles.Where where = files.where(objects);
    if (where instanceof SafeFiles.Where.Directory directory) {
      if (directories.add(directory.real())) {
        follow(files, directory.real(), directories, depth);
      }
    } else if (where instanceof SafeFiles.Where.Refused refused) {
      holes.add(leadsOut(objects, refused.reason()));
    } else if (where instanceof SafeFiles.Where.Absent) {
      holes.add(leadsOut(objects, "the object directory is missing"));
    } else {
      holes.add(leadsOut(objects, "the object directory is a file"));
    }
  }

  private void follow(SafeFiles files, Path objects, Set<Path> directories, int depth) {
    Path list = objects.resolve("info").resolve("alternates");
    try {
      Optional<byte[]> text = files.read(list, 1 << 20);
      if (files.read(objects.resolve("info").resolve("http-alternates"), 1 << 20).isPresent()) {
        notes.add("objects/info/http-alternates names other stores; it only serves dumb transport");
      }
      if (text.isEmpty()) {
        return;
      }
      for (String line : new String(text.get(), StandardCharsets.UTF_8).split("\n")) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (depth == MAX_DEPTH || line.startsWith("\"")) {
          holes.add(leadsOut(list, "an alternate is nested too deep or quoted: not followed"));
        } else {
          add(files, objects.resolve(line), directories, depth + 1);
        }
      }
    } catch (IOException | InvalidPathException e) {
      holes.add(leadsOut(list, "the list of alternate object stores cannot be read"));
    }
  }

  private static Hole leadsOut(Path place, String reason) {
    return new Hole(
        place.toString(),
        "object store: " + reason,
        "git repack -a -d && rm .git/objects/info/alternates");
  }
}
