package dev.plumbline.detect.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * All keywords at once: the automaton of Aho and Corasick (1975) as a dense table over the few byte
 * classes that occur in keywords, without regard to the case of ASCII letters. One table read for
 * each byte, whatever the bytes are, in four lanes at once because each read waits for the last.
 */
final class KeywordAutomaton {
  private static final int LANES = 4;
  private static final int BLOCK = 256 * 1024;

  /** Shorter blocks are not worth dividing. */
  private static final int SMALL = 1024;

  private final byte[] classes = new byte[256];
  private final int[] next;
  private final int[][] outputs;
  private final int width;
  private final int firstAccepting;
  private final int[] lengths;
  private final int longest;

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
    lengths = new int[words.size()];
    int most = 1;
    for (int word = 0; word < lengths.length; word++) {
      lengths[word] = words.get(word).length;
      most = Math.max(most, lengths[word]);
    }
    longest = most;
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

  /** The longest keyword's length: no hit depends on more bytes than these. */
  int longest() {
    return longest;
  }

  int length(int keyword) {
    return lengths[keyword];
  }

  /** Adds every hit of every keyword; offsets count from the begin of the content. */
  void scan(byte[] bytes, int offset, int length, KeywordHits hits) {
    if (length < SMALL) {
      scan(bytes, offset, 0, length, hits);
      return;
    }
    Lanes lanes = new Lanes();
    for (int from = 0; from < length; from += BLOCK) {
      int to = Math.min(length, from + BLOCK);
      lanes.cover(from, to);
      if (to - from >= SMALL) {
        together(bytes, offset, lanes);
      }
      for (int lane = 0; lane < LANES; lane++) {
        alone(bytes, offset, length, lanes, lane);
      }
      lanes.report(offset, hits);
    }
  }

  /** Adds every hit that lies in a stretch of the content. */
  void scan(byte[] bytes, int offset, int from, int to, KeywordHits hits) {
    int state = 0;
    int end = offset + to;
    for (int i = offset + from; i < end; i++) {
      state = next[state + classes[bytes[i] & 0xff]];
      if (state >= firstAccepting) {
        for (int keyword : outputs[(state - firstAccepting) / width]) {
          hits.add(keyword, i + 1 - offset, 0);
        }
      }
    }
  }

  /** All lanes in step: four chains of table reads that do not wait for each other. */
  private void together(byte[] bytes, int offset, Lanes lanes) {
    int[] table = next;
    byte[] kinds = classes;
    int limit = firstAccepting;
    int size = lanes.size;
    int i0 = offset + lanes.at[0];
    int i1 = offset + lanes.at[1];
    int i2 = offset + lanes.at[2];
    int i3 = offset + lanes.at[3];
    int s0 = 0;
    int s1 = 0;
    int s2 = 0;
    int s3 = 0;
    for (int k = 0; k < size; k++) {
      s0 = table[s0 + kinds[bytes[i0 + k] & 0xff]];
      s1 = table[s1 + kinds[bytes[i1 + k] & 0xff]];
      s2 = table[s2 + kinds[bytes[i2 + k] & 0xff]];
      s3 = table[s3 + kinds[bytes[i3 + k] & 0xff]];
      if (Math.max(Math.max(s0, s1), Math.max(s2, s3)) >= limit) {
        lanes.accept(0, s0, i0 + k + 1);
        lanes.accept(1, s1, i1 + k + 1);
        lanes.accept(2, s2, i2 + k + 1);
        lanes.accept(3, s3, i3 + k + 1);
      }
    }
    lanes.pass(s0, s1, s2, s3);
  }

  /** One lane to its end, and as far beyond as a keyword that began in it can reach. */
  private void alone(byte[] bytes, int offset, int length, Lanes lanes, int lane) {
    int state = lanes.state[lane];
    int end = offset + Math.min(length, lanes.end[lane] + longest - 1);
    for (int i = offset + lanes.at[lane]; i < end; i++) {
      state = next[state + classes[bytes[i] & 0xff]];
      if (state >= firstAccepting) {
        lanes.accept(lane, state, i + 1);
      }
    }
  }

  /** Where the lanes of one block stand and what they hit. */
  private final class Lanes {
    private final int[] at = new int[LANES];
    private final int[] end = new int[LANES];
    private final int[] state = new int[LANES];
    private final int[][] found = new int[LANES][64];
    private final int[] count = new int[LANES];
    private int size;

    /** Divides a block: all lanes are as long, the last takes the rest. */
    void cover(int from, int to) {
      size = to - from >= SMALL ? (to - from) / LANES : 0;
      for (int lane = 0; lane < LANES; lane++) {
        at[lane] = size == 0 && lane > 0 ? to : from + lane * size;
        end[lane] = size == 0 || lane == LANES - 1 ? to : from + (lane + 1) * size;
        state[lane] = 0;
        count[lane] = 0;
      }
    }

    void pass(int s0, int s1, int s2, int s3) {
      state[0] = s0;
      state[1] = s1;
      state[2] = s2;
      state[3] = s3;
      for (int lane = 0; lane < LANES; lane++) {
        at[lane] += size;
      }
    }

    void accept(int lane, int accepted, int at) {
      if (accepted >= firstAccepting) {
        int n = count[lane];
        if (n + 2 > found[lane].length) {
          found[lane] = Arrays.copyOf(found[lane], n * 2);
        }
        found[lane][n] = accepted;
        found[lane][n + 1] = at;
        count[lane] = n + 2;
      }
    }

    /** What began behind a lane's end is the next one's. */
    void report(int offset, KeywordHits hits) {
      for (int lane = 0; lane < LANES; lane++) {
        int[] mine = found[lane];
        for (int i = 0; i < count[lane]; i += 2) {
          int stop = mine[i + 1] - offset;
          for (int keyword : outputs[(mine[i] - firstAccepting) / width]) {
            if (stop - lengths[keyword] < end[lane]) {
              hits.add(keyword, stop, 0);
            }
          }
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
    int[] children = new int[width];
    for (int done = 0; done < filled; done++) {
      int state = order[done];
      int row = state * width;
      int behind = fail[state] * width;
      System.arraycopy(trie, row, children, 0, width);
      if (state != 0) {
        System.arraycopy(trie, behind, trie, row, width);
      }
      for (int c = 1; c < width; c++) {
        int child = children[c];
        if (child != 0) {
          int back = state == 0 ? 0 : trie[behind + c];
          trie[row + c] = child;
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
