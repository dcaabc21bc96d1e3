package dev.plumbline.scan.git.history;

import java.util.Arrays;

/** A growing list of numbers without boxes. */
final class IntList {
  private int[] items = new int[64];
  private int size;

  void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size + (size >> 1));
    }
    items[size++] = item;
  }

  int get(int index) {
    return items[index];
  }

  int size() {
    return size;
  }

  int removeLast() {
    return items[--size];
  }

  boolean isEmpty() {
    return size == 0;
  }
}
