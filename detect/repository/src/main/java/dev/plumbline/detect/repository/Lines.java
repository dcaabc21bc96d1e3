package dev.plumbline.detect.repository;

import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Region;
import java.util.Arrays;

/** Where the lines of a text begin. Lines end with LF, CR LF or CR. */
public final class Lines {
  private final String text;
  private final int[] starts;
  private final int count;

  /** The lines of a text. */
  public Lines(String text) {
    this.text = text;
    int[] found = new int[Math.max(16, text.length() / 32)];
    int next = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean end =
          c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
      if (end) {
        if (next == found.length) {
          found = Arrays.copyOf(found, next * 2);
        }
        found[next++] = i + 1;
      }
    }
    starts = found;
    count = next;
  }

  /** How many lines there are; at least one. */
  public int count() {
    return count;
  }

  /** The line that holds this offset, counted from 1. */
  public int lineOf(int offset) {
    int at = Arrays.binarySearch(starts, 0, count, offset);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** Where a line begins; lines count from 1. */
  public int start(int line) {
    return starts[line - 1];
  }

  /** Where a line ends, without its line break. */
  public int end(int line) {
    int end = line < count ? starts[line] : text.length();
    while (end > starts[line - 1]
        && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  /** The text of a line, without its line break. */
  public String line(int line) {
    return text.substring(start(line), end(line));
  }

  /** The place of a stretch of the text. */
  public Place place(String path, int from, int to) {
    int first = lineOf(from);
    int last = lineOf(Math.max(from, to));
    return Place.at(path, new Region(first, from - start(first) + 1, last, to - start(last) + 1));
  }
}
