package dev.plumbline.scan.git;

import dev.plumbline.scan.git.object.GitDataException;
import dev.plumbline.scan.git.object.ObjectId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cached tree extension of an index: directories whose entries are exactly those of a tree that
 * git has already written. {@code git commit} takes the tree from here, so that what it hides from
 * a comparison is not committed either.
 *
 * @param entries how many index entries it covers; negative when not valid
 * @param id the tree; null when not valid
 * @param children by name
 */
record CachedTree(int entries, @Nullable ObjectId id, Map<String, CachedTree> children) {
  private static final int MAX_DEPTH = 2000;

  /** Reads the extension's bytes. */
  static CachedTree parse(byte[] bytes, int from, int to, int idLength) throws GitDataException {
    return new Parser(bytes, from, to, idLength).node(0).tree();
  }

  private record Named(String name, CachedTree tree) {}

  private static final class Parser {
    private final byte[] bytes;
    private final int end;
    private final int idLength;
    private int at;

    Parser(byte[] bytes, int from, int to, int idLength) {
      this.bytes = bytes;
      this.at = from;
      this.end = to;
      this.idLength = idLength;
    }

    Named node(int depth) throws GitDataException {
      int from = at;
      while (at < end && bytes[at] != 0) {
        at++;
      }
      String name = GitPaths.decode(bytes, from, at - from);
      at++;
      int entries = number(' ');
      int subtrees = number('\n');
      ObjectId id = null;
      if (entries >= 0) {
        if (at + idLength > end) {
          throw broken();
        }
        id = ObjectId.of(bytes, at, idLength);
        at += idLength;
      }
      if (depth > MAX_DEPTH || subtrees < 0) {
        throw broken();
      }
      Map<String, CachedTree> children = new HashMap<>();
      for (int i = 0; i < subtrees; i++) {
        Named child = node(depth + 1);
        children.put(child.name(), child.tree());
      }
      return new Named(name, new CachedTree(entries, id, children));
    }

    private int number(char stop) throws GitDataException {
      int value = 0;
      boolean negative = at < end && bytes[at] == '-';
      at += negative ? 1 : 0;
      int digits = 0;
      while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && digits++ < 9) {
        value = 10 * value + bytes[at++] - '0';
      }
      if (digits == 0 || at >= end || bytes[at++] != stop) {
        throw broken();
      }
      return negative ? -value : value;
    }

    private static GitDataException broken() {
      return new GitDataException("the index has a broken tree cache");
    }
  }
}
