package dev.plumbline.scan.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A zip file's directory of entries.
 *
 * @param items what it names
 * @param base where offsets count from, since a program may stand before the archive
 * @param begin where it stands
 * @param fault why it is not to be believed, empty when it is
 */
record ZipDirectory(List<Item> items, long base, long begin, String fault) {
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int END64_LOCATOR = 0x07064b50;
  private static final int END64_LOCATOR_SIZE = 20;
  private static final int END64 = 0x06064b50;
  private static final int ITEM = 0x02014b50;
  private static final int ITEM_SIZE = 46;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final long IN_EXTRA = 0xFFFFFFFFL;

  /** One entry: {@code at} is its local header's offset, {@code size} what it takes packed. */
  record Item(String name, int method, int flags, long at, long size) {}

  /** Finds the directory; an empty one with a fault where there is none. */
  static ZipDirectory find(byte[] bytes, int from, int to) {
    Bytes in = new Bytes(bytes, from, to);
    int lowest = Math.max(from, to - END_SIZE - LONGEST_COMMENT);
    for (int end = to - END_SIZE; end >= lowest; end--) {
      if (bytes[end] == 'P' && in.number(end) == END) {
        return read(in, end);
      }
    }
    return new ZipDirectory(List.of(), from, to, "it has no directory: cut off, or not a zip");
  }

  private static ZipDirectory read(Bytes in, int end) {
    long count = in.half(end + 10);
    long size = in.number(end + 12) & 0xFFFFFFFFL;
    long offset = in.number(end + 16) & 0xFFFFFFFFL;
    long stop = end;
    int locator = end - END64_LOCATOR_SIZE;
    if (locator >= in.from() && in.number(locator) == END64_LOCATOR) {
      for (long at = locator - 56L; at >= Math.max(in.from(), locator - 4096L); at--) {
        if (in.number(at) == END64) {
          count = in.wide(at + 32);
          size = in.wide(at + 40);
          offset = in.wide(at + 48);
          stop = at;
          break;
        }
      }
    }
    long begin = stop - size;
    if (size < 0 || begin < in.from()) {
      return new ZipDirectory(
          List.of(), in.from(), in.to(), "its directory does not stand where it should");
    }
    long base = begin - offset;
    if (base < in.from()) {
      base = in.from();
    }
    List<Item> items = new ArrayList<>();
    long at = begin;
    while (at + ITEM_SIZE <= stop && in.number(at) == ITEM && items.size() < Budget.ENTRIES) {
      long next = at + ITEM_SIZE + in.half(at + 28) + in.half(at + 30) + in.half(at + 32);
      if (next > stop) {
        break;
      }
      items.add(item(in, at));
      at = next;
    }
    boolean all = count == items.size() || (count & 0xFFFF) == (items.size() & 0xFFFF);
    return new ZipDirectory(
        items, base, begin, all && at == stop ? "" : "its directory is damaged");
  }

  private static Item item(Bytes in, long at) {
    long packed = in.number(at + 20) & 0xFFFFFFFFL;
    long unpacked = in.number(at + 24) & 0xFFFFFFFFL;
    long local = in.number(at + 42) & 0xFFFFFFFFL;
    long extra = at + ITEM_SIZE + in.half(at + 28);
    long extraEnd = extra + in.half(at + 30);
    while (extra + 4 <= extraEnd) {
      int length = in.half(extra + 2);
      if (in.half(extra) == 1 && extra + 4 + length <= extraEnd) {
        long field = extra + 4;
        long stop = field + length;
        if (unpacked == IN_EXTRA) {
          field += 8;
        }
        if (packed == IN_EXTRA && field + 8 <= stop) {
          packed = in.wide(field);
          field += 8;
        }
        if (local == IN_EXTRA && field + 8 <= stop) {
          local = in.wide(field);
        }
      }
      extra += 4L + length;
    }
    String name = in.text(at + ITEM_SIZE, in.half(at + 28));
    long limit = Integer.MAX_VALUE;
    return new Item(
        name,
        in.half(at + 10),
        in.half(at + 8),
        local < 0 || local > limit ? limit : local,
        packed < 0 || packed > limit ? limit : packed);
  }

  /** Little-endian numbers in a stretch of bytes. */
  private record Bytes(byte[] bytes, int from, int to) {
    int half(long at) {
      return bytes[(int) at] & 0xFF | (bytes[(int) at + 1] & 0xFF) << 8;
    }

    int number(long at) {
      return half(at) | half(at + 2) << 16;
    }

    long wide(long at) {
      return number(at) & 0xFFFFFFFFL | (long) number(at + 4) << 32;
    }

    String text(long at, int length) {
      return new String(bytes, (int) at, length, StandardCharsets.UTF_8);
    }
  }
}
