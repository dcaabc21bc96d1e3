package dev.plumbline.detect.secrets;

import java.util.Arrays;

/**
 * Where keywords stand in a content, each with a number for whoever made the list. The order is
 * that of their ends, then of the keywords' numbers: it depends on nothing but the content.
 */
final class KeywordHits {
  private long[] keys = new long[64];
  private int[] notes = new int[64];
  private int count;

  void clear() {
    count = 0;
  }

  /**
   * One more.
   *
   * @param keyword its number
   * @param end offset after its last byte
   */
  void add(int keyword, int end, int note) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
      notes = Arrays.copyOf(notes, 2 * count);
    }
    keys[count] = (long) end << 32 | keyword;
    notes[count++] = note;
  }

  int count() {
    return count;
  }

  int keyword(int hit) {
    return (int) keys[hit];
  }

  int end(int hit) {
    return (int) (keys[hit] >>> 32);
  }

  int note(int hit) {
    return notes[hit];
  }

  void note(int hit, int note) {
    notes[hit] = note;
  }

  /** Replaces one. */
  void set(int hit, int keyword, int end, int note) {
    keys[hit] = (long) end << 32 | keyword;
    notes[hit] = note;
  }

  /** Forgets all from this one on. */
  void cut(int from) {
    count = from;
  }

  /** A copy that does not change any more, without room to spare. */
  KeywordHits copy() {
    KeywordHits copy = new KeywordHits();
    copy.keys = Arrays.copyOf(keys, count);
    copy.notes = Arrays.copyOf(notes, count);
    copy.count = count;
    return copy;
  }

  /** The first hit that ends behind an offset. */
  int firstBehind(int offset) {
    int at = Arrays.binarySearch(keys, 0, count, (long) offset + 1 << 32);
    return at < 0 ? ~at : at;
  }

  /** Puts them in order; they nearly are already, so that each moves a few places at most. */
  void sort() {
    for (int i = 1; i < count; i++) {
      long key = keys[i];
      if (key < keys[i - 1]) {
        int note = notes[i];
        int j = i;
        while (j > 0 && keys[j - 1] > key) {
          keys[j] = keys[j - 1];
          notes[j] = notes[j - 1];
          j--;
        }
        keys[j] = key;
        notes[j] = note;
      }
    }
  }
}
