package dev.plumbline.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Git's ignore rules (gitignore(5)) over the ignore files of one tree: a deeper file wins, and what
 * lies in an ignored folder is ignored. The user's own global ignore file never counts: it differs
 * between people.
 */
public final class IgnoreRules {
  private final Map<String, List<IgnorePattern>> patterns = new HashMap<>();
  private final Map<String, Boolean> folders = new HashMap<>();
  private final Source source;

  /** Gives the bytes of the ignore file of a folder. */
  public interface Source {
    /**
     * The ignore file of a folder.
     *
     * @param directory the folder's path, empty for the root
     * @throws IOException if it is there and cannot be read
     */
    Optional<byte[]> ignoreFile(String directory) throws IOException;
  }

  public IgnoreRules(Source source) {
    this.source = source;
  }

  /**
   * Whether git would ignore this path if it were untracked.
   *
   * @param path the path from the root
   * @param directory whether it is a folder
   * @throws IOException if an ignore file cannot be read
   */
  public synchronized boolean ignored(String path, boolean directory) throws IOException {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (folder(path.substring(0, slash))) {
        return true;
      }
    }
    return directory ? folder(path) : decide(path, false);
  }

  private boolean folder(String path) throws IOException {
    Boolean known = folders.get(path);
    if (known == null) {
      known = decide(path, true);
      folders.put(path, known);
    }
    return known;
  }

  private boolean decide(String path, boolean directory) throws IOException {
    String base = path;
    do {
      int slash = base.lastIndexOf('/');
      base = slash < 0 ? "" : base.substring(0, slash);
      List<IgnorePattern> patterns = patterns(base);
      if (!patterns.isEmpty()) {
        String[] names = (base.isEmpty() ? path : path.substring(base.length() + 1)).split("/", -1);
        for (IgnorePattern pattern : patterns) {
          if (pattern.matches(names, directory)) {
            return !pattern.negated();
          }
        }
      }
    } while (!base.isEmpty());
    return false;
  }

  /** The patterns of a folder's own file, the last first: the last that matches decides. */
  private List<IgnorePattern> patterns(String directory) throws IOException {
    List<IgnorePattern> known = patterns.get(directory);
    if (known != null) {
      return known;
    }
    List<IgnorePattern> read = new ArrayList<>();
    Optional<byte[]> bytes = source.ignoreFile(directory);
    if (bytes.isPresent()) {
      String text = new String(bytes.get(), StandardCharsets.UTF_8);
      for (String line : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n")) {
        IgnorePattern.parse(line).ifPresent(read::add);
      }
    }
    patterns.put(directory, List.copyOf(read.reversed()));
    return read.reversed();
  }
}
