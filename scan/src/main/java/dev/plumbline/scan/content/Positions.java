package dev.plumbline.scan.content;

import dev.plumbline.evidence.Region;
import dev.plumbline.scan.Content;

/** Lines and columns of a content; asked in order it walks the content about once. */
final class Positions {
  private final Content content;
  private int at;
  private int line = 1;
  private int lineStart;

  Positions(Content content) {
    this.content = content;
  }

  /** The region of a stretch, whose offsets count from the content's begin. */
  Region region(int start, int end) {
    seek(start);
    int startLine = line;
    int startColumn = start - lineStart + 1;
    seek(end);
    return new Region(startLine, startColumn, line, Math.max(1, end - lineStart + 1));
  }

  private void seek(int target) {
    if (target < at) {
      at = 0;
      line = 1;
      lineStart = 0;
    }
    byte[] bytes = content.bytes();
    int base = content.offset();
    for (; at < target; at++) {
      if (bytes[base + at] == '\n') {
        line++;
        lineStart = at + 1;
      }
    }
  }
}
