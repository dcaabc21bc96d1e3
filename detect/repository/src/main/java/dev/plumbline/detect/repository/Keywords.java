package dev.plumbline.detect.repository;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Says in one pass whether any of many words stands in some bytes, without regard to ASCII case
 * (Aho and Corasick 1975, as a full transition table). Lets a sweep leave out the files that cannot
 * hold a finding before they are decoded.
 */
public final class Keywords {
  private final int[] next;
  private final BitSet[] hit;
  private final boolean[] any;
  private final int words;

  /** These words, ASCII only. */
  public Keywords(List<String> words) {
    this.words = words.size();
    int states = 1 + words.stream().mapToInt(String::length).sum();
    int[] table = new int[states * 256];
    Arrays.fill(table, -1);
    BitSet[] ends = new BitSet[states];
    Arrays.setAll(ends, unused -> new BitSet());
    int used = 1;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int state = 0;
      for (byte b : word.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII)) {
        int slot = state * 256 + (b & 0xFF);
        if (table[slot] < 0) {
          table[slot] = used++;
        }
        state = table[slot];
      }
      ends[state].set(i);
    }
    complete(table, ends, used);
    next = Arrays.copyOf(table, used * 256);
    hit = Arrays.copyOf(ends, used);
    any = new boolean[used];
    for (int state = 0; state < used; state++) {
      any[state] = !hit[state].isEmpty();
    }
    for (int state = 0; state < used; state++) {
      for (int c = 'A'; c <= 'Z'; c++) {
        next[state * 256 + c] = next[state * 256 + c + 32];
      }
    }
  }

  private static void complete(int[] table, BitSet[] ends, int used) {
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
      ends[state].or(ends[fail[state]]);
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
      if (any[state]) {
        return true;
      }
    }
    return false;
  }

  /** Which words stand in the bytes, by their place in the list. */
  public BitSet all(byte[] bytes) {
    BitSet found = new BitSet(words);
    int state = 0;
    for (byte b : bytes) {
      state = next[state * 256 + (b & 0xFF)];
      if (any[state]) {
        found.or(hit[state]);
      }
    }
    return found;
  }
}
