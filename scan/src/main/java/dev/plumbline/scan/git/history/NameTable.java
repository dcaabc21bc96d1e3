package dev.plumbline.scan.git.history;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Numbers the different names of tree entries. Used by one thread. */
final class NameTable {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MAX_BYTES = 512 << 20;

  /** Keeps a hostile repository from choosing names that all fall into one slot. */
  private final long seed = new SplittableRandom().nextLong();

  private byte[] bytes = new byte[1 << 16];
  private int used;
  private int[] starts = new int[1025];
  private int[] slots = new int[2048];
  private int size;

  /** The number of a name; -1 when there are more names than are kept. */
  int number(byte[] from, int at, int length) {
    int slot = slot(from, at, length, slots);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (used > MAX_BYTES - length) {
      return -1;
    }
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + length, Math.min(MAX_BYTES, 2 * bytes.length)));
    }
    System.arraycopy(from, at, bytes, used, length);
    used += length;
    if (size + 2 > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    slots[slot] = ++size;
    starts[size] = used;
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int number) {
    return starts[number];
  }

  int length(int number) {
    return starts[number + 1] - starts[number];
  }

  private void grow() {
    int[] wider = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      wider[slot(bytes, start(i), length(i), wider)] = i + 1;
    }
    slots = wider;
  }

  private int slot(byte[] from, int at, int length, int[] in) {
    long h = seed ^ length;
    int i = at;
    for (; i <= at + length - 8; i += 8) {
      h = mix(h ^ (long) LONG.get(from, i));
    }
    for (; i < at + length; i++) {
      h = mix(h ^ from[i]);
    }
    int slot = (int) (h ^ h >>> 32) & in.length - 1;
    while (in[slot] != 0 && !same(in[slot] - 1, from, at, length)) {
      slot = slot + 1 & in.length - 1;
    }
    return slot;
  }

  private static long mix(long h) {
    long m = h * 0x9e3779b97f4a7c15L;
    return m ^ m >>> 29;
  }

  private boolean same(int number, byte[] from, int at, int length) {
    return Arrays.equals(bytes, start(number), starts[number + 1], from, at, at + length);
  }
}
