package dev.plumbline.detect.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * All keywords at once: the automaton of Aho and Corasick (1975) as a dense table over the few byte
 * classes that occur in keywords, without regard to the case of ASCII letters. One table read for
 * each byte, whatever the bytes are.
 */
final class KeywordAutomaton {
  private final byte[] classes = new byte[256];
  private final int[] next;
  private final int[][] outputs;
  private final int width;
  private final int firstAccepting;

  /** Takes the hits of a scan. */
  interface Hits {
    /**
     * A keyword ends here.
     *
     * @param keyword its place in the list the automaton was made from
     * @param end offset after its last byte, from the begin of the content
     */
    void hit(int keyword, int end);
  }

  /**
   * An automaton for these keywords.
   *
   * @param keywords in ASCII, none empty
   */
  KeywordAutomaton(List<String> keywords) {
    List<byte[]> words = new ArrayList<>(keywords.size());
    int total = 1;
    for (String keyword : keywords) {
      byte[] word = keyword.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
      words.add(word);
      total += word.length;
    }
    width = classify(words) + 1;
    int[] trie = new int[total * width];
    int[][] ends = new int[total][];
    int states = grow(words, trie, ends);
    int[] order = link(trie, ends, states);
    int[] rank = rank(order, ends, states);
    int accepting = 0;
    for (int state = 0; state < states; state++) {
      accepting += ends[state] == null ? 0 : 1;
    }
    firstAccepting = (states - accepting) * width;
    outputs = new int[accepting][];
    next = new int[states * width];
    for (int state = 0; state < states; state++) {
      int to = rank[state] * width;
      for (int c = 0; c < width; c++) {
        next[to + c] = rank[trie[state * width + c]] * width;
      }
      if (ends[state] != null) {
        outputs[rank[state] - (states - accepting)] = ends[state];
      }
    }
  }

  /** Reports every end of every keyword, in order of position. */
  void scan(byte[] bytes, int offset, int length, Hits hits) {
    int[] table = next;
    byte[] kinds = classes;
    int limit = firstAccepting;
    int state = 0;
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      state = table[state + kinds[bytes[i] & 0xff]];
      if (state >= limit) {
        for (int keyword : outputs[(state - limit) / width]) {
          hits.hit(keyword, i + 1 - offset);
        }
      }
    }
  }

  /** Gives each byte that occurs in a keyword a class of its own; all others share class 0. */
  private int classify(List<byte[]> words) {
    int count = 0;
    for (byte[] word : words) {
      for (byte b : word) {
        if (classes[b] == 0) {
          count++;
          classes[b] = (byte) count;
          if (b >= 'a' && b <= 'z') {
            classes[b - 'a' + 'A'] = (byte) count;
          }
        }
      }
    }
    return count;
  }

  private int grow(List<byte[]> words, int[] trie, int[][] ends) {
    int states = 1;
    for (int word = 0; word < words.size(); word++) {
      int state = 0;
      for (byte b : words.get(word)) {
        int slot = state * width + classes[b];
        if (trie[slot] == 0) {
          trie[slot] = states++;
        }
        state = trie[slot];
      }
      ends[state] = append(ends[state], new int[] {word});
    }
    return states;
  }

  /** Turns the trie into a complete table, breadth first; returns the states in that order. */
  private int[] link(int[] trie, int[][] ends, int states) {
    int[] order = new int[states];
    int[] fail = new int[states];
    int filled = 1;
    for (int done = 0; done < filled; done++) {
      int state = order[done];
      for (int c = 0; c < width; c++) {
        int child = trie[state * width + c];
        int back = state == 0 ? 0 : trie[fail[state] * width + c];
        if (child == 0) {
          trie[state * width + c] = back;
        } else {
          fail[child] = back;
          if (ends[back] != null) {
            ends[child] = append(ends[child], ends[back]);
          }
          order[filled++] = child;
        }
      }
    }
    return order;
  }

  /** New numbers: states without an output first, so that one comparison tells them apart. */
  private static int[] rank(int[] order, int[][] ends, int states) {
    int[] rank = new int[states];
    int count = 0;
    for (boolean accepting : new boolean[] {false, true}) {
      for (int state : order) {
        if ((ends[state] != null) == accepting) {
          rank[state] = count++;
        }
      }
    }
    return rank;
  }

  private static int[] append(int[] some, int[] more) {
    if (some == null) {
      return more;
    }
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
