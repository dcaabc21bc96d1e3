package dev.plumbline.scan.container;

import dev.plumbline.scan.container.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Reads zip files (APPNOTE.TXT 6.3) by their directory, and what lies between the entries that the
 * directory names: an entry that only the local headers show is hidden from most tools, not from
 * us. Sizes are believed nowhere; what unpacks is counted.
 */
final class ZipReader {
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_SIZE = 30;
  private static final int ENCRYPTED = 1;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final Budget budget;

  /**
   * An entry.
   *
   * @param begin where its local header stands
   * @param packed how many bytes it takes, or -1 when only unpacking tells
   */
  private record Entry(String name, int method, int flags, long begin, long packed) {}

  ZipReader(byte[] bytes, int offset, int length, Budget budget) {
    this.bytes = bytes;
    this.from = offset;
    this.to = offset + length;
    this.budget = budget;
  }

  void read(Entries entries) throws IOException {
    ZipDirectory directory = ZipDirectory.find(bytes, from, to);
    List<Entry> listed = new ArrayList<>();
    for (ZipDirectory.Item item : directory.items()) {
      budget.entry();
      listed.add(
          new Entry(
              item.name(), item.method(), item.flags(), directory.base() + item.at(), item.size()));
    }
    listed.sort(java.util.Comparator.comparingLong(Entry::begin));
    long covered = from;
    for (Entry entry : listed) {
      hidden(covered, entry.begin(), entries);
      covered = Math.max(covered, one(entry, entries));
    }
    hidden(covered, directory.begin(), entries);
    if (!directory.fault().isEmpty()) {
      entries.left("", directory.fault());
    }
  }

  /** Looks at one entry; returns where it ends. */
  private long one(Entry entry, Entries entries) throws IOException {
    long begin = entry.begin();
    if (begin < from || begin + LOCAL_SIZE > to || number(begin) != LOCAL) {
      entries.left(entry.name(), "not where the directory says");
      return from;
    }
    long data = begin + LOCAL_SIZE + half(begin + 26) + half(begin + 28);
    long end = data + entry.packed();
    if (data > to || entry.packed() < 0 || end > to) {
      entries.left(entry.name(), "cut off");
      end = to;
    }
    if (entry.name().endsWith("/") && entry.packed() == 0) {
      return end;
    }
    if ((entry.flags() & ENCRYPTED) != 0) {
      entries.left(entry.name(), "encrypted");
      return end;
    }
    if (data < end || entry.packed() > 0) {
      unpack(entry, (int) Math.min(data, to), (int) end, entries);
    }
    return end;
  }

  private void unpack(Entry entry, int data, int end, Entries entries) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      InputStream packed = new ByteArrayInputStream(bytes, data, end - data);
      InputStream in = unpacked(entry.method(), packed, inflater);
      if (in == null) {
        entries.left(entry.name(), "packed by method " + entry.method() + ", which is not known");
      } else {
        entries.entry(entry.name(), budget.counting(in));
      }
    } catch (Budget.Spent e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      entries.left(entry.name(), "damaged");
    } finally {
      inflater.end();
    }
  }

  private static @org.jspecify.annotations.Nullable InputStream unpacked(
      int method, InputStream in, Inflater inflater) throws IOException {
    return switch (method) {
      case 0 -> in;
      case 8 -> new InflaterInputStream(in, inflater, 1 << 13);
      case 9 -> new Deflate64CompressorInputStream(in);
      case 12 -> new BZip2CompressorInputStream(in);
      case 93 -> new ZstdInputStream(in);
      case 95 -> new XZInputStream(in, Streams.MEMORY_KIB);
      default -> null;
    };
  }

  /** Entries between those that the directory names. */
  private void hidden(long begin, long end, Entries entries) throws IOException {
    long at = begin;
    long stop = Math.min(end, to) - LOCAL_SIZE;
    while (at <= stop) {
      if (bytes[(int) at] != 'P' || number(at) != LOCAL || half(at + 4) > 100) {
        at++;
        continue;
      }
      budget.entry();
      int nameLength = half(at + 26);
      long data = at + LOCAL_SIZE + nameLength + half(at + 28);
      if (data > stop + LOCAL_SIZE) {
        at++;
        continue;
      }
      String name = text((int) at + LOCAL_SIZE, nameLength);
      entries.left(name, "not in the archive's directory, which hides it from other tools");
      long size = number(at + 18) & 0xFFFFFFFFL;
      long room = stop + LOCAL_SIZE - data;
      long packed = size == 0 || size > room ? room : size;
      Entry entry = new Entry(name, half(at + 8), half(at + 6), at, packed);
      one(entry, entries);
      at = size == 0 ? data : data + packed;
    }
  }

  private int half(long at) {
    return bytes[(int) at] & 0xFF | (bytes[(int) at + 1] & 0xFF) << 8;
  }

  private int number(long at) {
    return half(at) | half(at + 2) << 16;
  }

  private String text(int at, int length) {
    return new String(bytes, at, length, StandardCharsets.UTF_8);
  }
}
