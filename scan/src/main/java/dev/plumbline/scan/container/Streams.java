package dev.plumbline.scan.container;

import dev.plumbline.scan.container.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Compressed streams. */
final class Streams {
  /** What a decoder's dictionary may take: {@code xz -9} asks for 64 MiB. */
  static final int MEMORY_KIB = 100 << 10;

  private static final int RPM_LEAD = 96;
  private static final int MOST_HEADER = 64 << 20;

  private Streams() {}

  static InputStream unpacked(Magic kind, InputStream in) throws IOException {
    return switch (kind) {
      case GZIP -> new GZIPInputStream(in, 1 << 13);
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case XZ -> new XZInputStream(in, MEMORY_KIB);
      case ZSTD -> new ZstdInputStream(in);
      default -> throw new IllegalArgumentException(kind.label());
    };
  }

  /** The compressed files behind lead, signature and header (RPM package format, version 4). */
  static InputStream rpmPayload(InputStream in) throws IOException {
    in.skipNBytes(RPM_LEAD);
    int signature = header(in);
    in.skipNBytes((8 - signature % 8) % 8);
    header(in);
    return in;
  }

  private static int header(InputStream in) throws IOException {
    byte[] head = in.readNBytes(16);
    if (head.length < 16 || head[0] != (byte) 0x8E || head[1] != (byte) 0xAD) {
      throw new ContainerException("no header where one should stand");
    }
    long size = 16L * number(head, 8) + number(head, 12);
    if (size < 0 || size > MOST_HEADER) {
      throw new ContainerException("a header of an impossible size");
    }
    in.skipNBytes(size);
    return (int) (16 + size);
  }

  private static long number(byte[] bytes, int at) {
    return (bytes[at] & 0xFFL) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }
}
