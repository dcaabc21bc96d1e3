package dev.plumbline.scan.git.object;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bases that still have children to make: a stack in arrays. */
final class Frames {
  private static final byte[] NONE = new byte[0];

  private byte[][] data = new byte[16][];
  private @Nullable Object[] notes = new @Nullable Object[16];
  private int[] sizes = new int[16];
  private int[] next = new int[16];
  private int[] end = new int[16];
  private int depth;
  private long held;

  void push(byte[] bytes, int size, @Nullable Object note, int firstChild, int endOfChildren) {
    if (depth == sizes.length) {
      data = Arrays.copyOf(data, 2 * depth);
      notes = Arrays.copyOf(notes, 2 * depth);
      sizes = Arrays.copyOf(sizes, 2 * depth);
      next = Arrays.copyOf(next, 2 * depth);
      end = Arrays.copyOf(end, 2 * depth);
    }
    data[depth] = bytes;
    notes[depth] = note;
    sizes[depth] = size;
    next[depth] = firstChild;
    end[depth] = endOfChildren;
    depth++;
    held += bytes.length;
  }

  boolean isEmpty() {
    return depth == 0;
  }

  int nextChild() {
    return next[depth - 1]++;
  }

  boolean noMoreChildren() {
    return next[depth - 1] == end[depth - 1];
  }

  byte[] data() {
    return data[depth - 1];
  }

  int size() {
    return sizes[depth - 1];
  }

  /** What the visitor wants to know again when it sees the children. */
  @Nullable Object note() {
    return notes[depth - 1];
  }

  void pop() {
    held -= data().length;
    depth--;
    data[depth] = NONE;
    notes[depth] = null;
  }

  /** Bytes of memory held. */
  long held() {
    return held;
  }

  void clear() {
    while (depth > 0) {
      pop();
    }
  }
}
