package dev.plumbline.scan.git.history;

import java.util.Arrays;

/** Numbers the different keys put into it, from 0. Keys are not negative. */
final class LongIntMap {
  private long[] keys = new long[1024];
  private int[] values = new int[1024];
  private int size;

  LongIntMap() {
    Arrays.fill(keys, -1);
  }

  /** The number of a key; a new key gets the next. */
  int number(long key) {
    if (2 * size >= keys.length) {
      grow();
    }
    int slot = slot(key);
    if (keys[slot] < 0) {
      keys[slot] = key;
      values[slot] = size++;
    }
    return values[slot];
  }

  int size() {
    return size;
  }

  private int slot(long key) {
    // Murmur3's finalizer: ordinals and path numbers are close to each other.
    long h = key;
    h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    int slot = (int) (h ^ h >>> 33) & keys.length - 1;
    while (keys[slot] >= 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new int[keys.length];
    Arrays.fill(keys, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] >= 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
