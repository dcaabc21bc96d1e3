package dev.plumbline.scan;

import java.util.Arrays;

/**
 * Which stretches of a content were copied from another one, its base, in the order in which they
 * stand in the content; all else in it is new. Stretches that follow each other in both are one.
 * Filled anew for each content: valid only during the call it is handed to.
 */
public final class Copies {
  private int[] from = new int[16];
  private int[] to = new int[16];
  private int[] length = new int[16];
  private int count;

  /** Begins with another content, nothing of which is copied yet. */
  public void clear() {
    count = 0;
  }

  /**
   * The next stretch.
   *
   * @param base where it stands in the base
   * @param at where it stands in the content; not before the last stretch's end
   * @param bytes how long it is
   */
  public void add(int base, int at, int bytes) {
    int last = count - 1;
    if (count > 0 && at < to[last] + length[last]) {
      throw new IllegalArgumentException("stretches overlap at " + at);
    }
    if (count > 0 && to[last] + length[last] == at && from[last] + length[last] == base) {
      length[last] += bytes;
      return;
    }
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
      length = Arrays.copyOf(length, 2 * count);
    }
    from[count] = base;
    to[count] = at;
    length[count] = bytes;
    count++;
  }

  /** How many stretches there are. */
  public int count() {
    return count;
  }

  /** Where a stretch begins in the base. */
  public int base(int stretch) {
    return from[stretch];
  }

  /** Where it begins in the content. */
  public int start(int stretch) {
    return to[stretch];
  }

  /** Where it ends in the content, exclusive. */
  public int end(int stretch) {
    return to[stretch] + length[stretch];
  }

  /** How many bytes it has. */
  public int length(int stretch) {
    return length[stretch];
  }
}
