package dev.plumbline.detect.repository;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * Says in one pass whether any of many words stands in some bytes, without regard to ASCII case
 * (Aho and Corasick 1975, as a full transition table). Lets a sweep leave out the files that cannot
 * hold a finding before they are decoded.
 */
public final class Keywords {
  private final int[] next;
  private final boolean[] hit;

  /** These words, ASCII only. */
  public Keywords(Collection<String> words) {
    int states = 1 + words.stream().mapToInt(String::length).sum();
    int[] table = new int[states * 256];
    Arrays.fill(table, -1);
    boolean[] ends = new boolean[states];
    int used = 1;
    for (String word : words) {
      int state = 0;
      for (byte b : word.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII)) {
        int slot = state * 256 + (b & 0xFF);
        if (table[slot] < 0) {
          table[slot] = used++;
        }
        state = table[slot];
      }
      ends[state] = true;
    }
    complete(table, ends, used);
    next = Arrays.copyOf(table, used * 256);
    hit = Arrays.copyOf(ends, used);
    for (int state = 0; state < used; state++) {
      for (int c = 'A'; c <= 'Z'; c++) {
        next[state * 256 + c] = next[state * 256 + c + 32];
      }
    }
  }

  private static void complete(int[] table, boolean[] ends, int used) {
    int[] fail = new int[used];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int c = 0; c < 256; c++) {
      if (table[c] < 0) {
        table[c] = 0;
      } else {
        queue.add(table[c]);
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      ends[state] |= ends[fail[state]];
      for (int c = 0; c < 256; c++) {
        int child = table[state * 256 + c];
        int around = table[fail[state] * 256 + c];
        if (child < 0) {
          table[state * 256 + c] = around;
        } else {
          fail[child] = around;
          queue.add(child);
        }
      }
    }
  }

  /** Whether any word stands in the bytes. */
  public boolean in(byte[] bytes) {
    int state = 0;
    for (byte b : bytes) {
      state = next[state * 256 + (b & 0xFF)];
      if (hit[state]) {
        return true;
      }
    }
    return false;
  }
}
