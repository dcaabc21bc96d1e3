package dev.plumbline.scan.container;

import dev.plumbline.scan.decode.Decoded;
import dev.plumbline.scan.decode.Encoding;
import dev.plumbline.scan.decode.Escape;
import dev.plumbline.scan.decode.MappedBytes;
import java.nio.charset.StandardCharsets;

/**
 * Jupyter notebooks (nbformat 3 and 4): JSON whose cells hold source and output as lists of lines.
 * They are given as the text they stand for, so that what is spread over lines is seen in one
 * piece. Read without a JSON parser: a damaged notebook still has its cells.
 */
public final class Notebook {
  private static final int HEAD = 1024;

  private Notebook() {}

  /** Whether a JSON object begins here that names cells near its begin or end. */
  public static boolean looksLike(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end && at - offset < 16 && bytes[at] <= ' ' && bytes[at] > 0) {
      at++;
    }
    if (at >= end || bytes[at] != '{') {
      return false;
    }
    return latin1(bytes, at, Math.min(end, at + HEAD)).contains("\"cells\"")
        || latin1(bytes, at, Math.min(end, at + HEAD)).contains("\"nbformat\"")
        || latin1(bytes, Math.max(at, end - HEAD), end).contains("\"nbformat\"");
  }

  private static String latin1(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** The text of all cells, each byte with where it stands in the file. */
  public static Decoded text(byte[] bytes, int offset, int length) {
    MappedBytes out = new MappedBytes(length / 2);
    int end = offset + length;
    int at = offset;
    while (at < end) {
      if (bytes[at] != '"') {
        at++;
        continue;
      }
      int close = close(bytes, at + 1, end);
      int after = blanks(bytes, close + 1, end);
      if (after < end && bytes[after] == ':' && isCellText(bytes, at + 1, close)) {
        at = value(bytes, blanks(bytes, after + 1, end), end, out);
        out.add('\n', Math.min(at, end - 1));
      } else {
        at = close + 1;
      }
    }
    return out.decoded("cells", offset, end);
  }

  private static boolean isCellText(byte[] bytes, int from, int to) {
    return switch (latin1(bytes, from, Math.min(to, from + 12))) {
      case "source", "text", "input", "text/plain", "traceback" -> true;
      default -> false;
    };
  }

  /** A string or a list of strings; returns where it ends. */
  private static int value(byte[] bytes, int at, int end, MappedBytes out) {
    if (at >= end || bytes[at] != '[') {
      return at < end && bytes[at] == '"' ? string(bytes, at, end, out) : at;
    }
    int i = blanks(bytes, at + 1, end);
    while (i < end && bytes[i] == '"') {
      i = blanks(bytes, string(bytes, i, end, out), end);
      if (i < end && bytes[i] == ',') {
        i = blanks(bytes, i + 1, end);
      }
    }
    return i;
  }

  private static int string(byte[] bytes, int at, int end, MappedBytes out) {
    int i = at + 1;
    while (i < end && bytes[i] != '"') {
      long escape = bytes[i] == '\\' ? Escape.read(Encoding.ESCAPES, bytes, i, end) : -1;
      if (escape < 0) {
        out.add(bytes[i], i);
        i++;
      } else {
        out.letter((int) (escape >> 8), i, false);
        i += (int) (escape & 0xFF);
      }
    }
    return i + 1;
  }

  private static int close(byte[] bytes, int at, int end) {
    int i = at;
    while (i < end && bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return Math.min(i, end);
  }

  private static int blanks(byte[] bytes, int at, int end) {
    int i = at;
    while (i < end && bytes[i] >= 0 && bytes[i] <= ' ') {
      i++;
    }
    return i;
  }
}
