package dev.plumbline.scan.container;

import dev.plumbline.scan.decode.Decoded;
import dev.plumbline.scan.decode.Encoding;
import dev.plumbline.scan.decode.Escape;
import dev.plumbline.scan.decode.MappedBytes;
import java.nio.charset.StandardCharsets;

/**
 * The text of an office document's part (ECMA-376, OpenDocument 1.3): the runs of a paragraph
 * joined, because a word processor splits a word wherever its look or its spelling mark changes.
 */
public final class OfficeText {
  private static final int LONGEST_TAG = 24;

  private OfficeText() {}

  /** Whether a path inside a zip names a part with text. */
  public static boolean isPart(String name) {
    if (!name.endsWith(".xml")) {
      return false;
    }
    return name.startsWith("word/")
        || name.startsWith("xl/sharedStrings")
        || name.startsWith("xl/worksheets/")
        || name.startsWith("xl/comments")
        || name.startsWith("ppt/slides/")
        || name.startsWith("ppt/notesSlides/")
        || name.equals("content.xml");
  }

  /** The text, each byte with where it stands in the part. */
  public static Decoded text(byte[] bytes, int offset, int length) {
    MappedBytes out = new MappedBytes(length / 4);
    int end = offset + length;
    int at = offset;
    while (at < end) {
      if (bytes[at] == '<') {
        int close = at + 1;
        while (close < end && bytes[close] != '>') {
          close++;
        }
        if (breaks(bytes, at + 1, close)) {
          out.add('\n', at);
        }
        at = close + 1;
        continue;
      }
      long entity = bytes[at] == '&' ? Escape.read(Encoding.ENTITIES, bytes, at, end) : -1;
      if (entity < 0) {
        out.add(bytes[at], at);
        at++;
      } else {
        out.letter((int) (entity >> 8), at, false);
        at += (int) (entity & 0xFF);
      }
    }
    return out.decoded("text", offset, end);
  }

  /** Whether a tag ends a paragraph, a cell or a line. */
  private static boolean breaks(byte[] bytes, int from, int to) {
    int begin = from < to && bytes[from] == '/' ? from + 1 : from;
    int stop = begin;
    while (stop < to && stop - begin < LONGEST_TAG && bytes[stop] > ' ' && bytes[stop] != '/') {
      stop++;
    }
    return switch (new String(bytes, begin, stop - begin, StandardCharsets.ISO_8859_1)) {
      case "w:p", "w:br", "w:tab", "a:p", "a:br", "si", "c", "row" -> true;
      case "text:p", "text:h", "text:line-break", "text:tab" -> true;
      default -> false;
    };
  }
}
