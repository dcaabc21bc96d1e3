package dev.plumbline.scan.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes packs by hand, lies included, with checksums that fit. */
final class PackMaker {
  private final ByteArrayOutputStream pack = new ByteArrayOutputStream();
  private final TreeMap<String, int[]> index = new TreeMap<>();
  private int count;

  PackMaker() {
    pack.writeBytes(new byte[12]);
  }

  static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String blobId(byte[] content) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(content);
    return HexFormat.of().formatHex(sha1(all.toByteArray()));
  }

  /** A blob as it should be. */
  PackMaker blob(byte[] content) {
    return entry(blobId(content), 3, content.length, new byte[0], content);
  }

  /** Any entry. */
  PackMaker entry(String id, int type, long size, byte[] afterHeader, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long rest = size >> 4;
    bytes.write(type << 4 | (int) (size & 15) | (rest > 0 ? 0x80 : 0));
    while (rest > 0) {
      bytes.write((int) (rest & 0x7f) | (rest >> 7 > 0 ? 0x80 : 0));
      rest >>= 7;
    }
    bytes.writeBytes(afterHeader);
    bytes.writeBytes(deflate(content));
    CRC32 crc = new CRC32();
    crc.update(bytes.toByteArray());
    index.put(id, new int[] {pack.size(), (int) crc.getValue()});
    pack.writeBytes(bytes.toByteArray());
    count++;
    return this;
  }

  /** A delta against an id: copies given ranges of the base. */
  static byte[] delta(long baseSize, long resultSize, int... copySizes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (long size : new long[] {baseSize, resultSize}) {
      long rest = size;
      while (rest > 0x7f) {
        bytes.write((int) (rest & 0x7f) | 0x80);
        rest >>= 7;
      }
      bytes.write((int) rest);
    }
    for (int size : copySizes) {
      bytes.write(0x80 | 0x70);
      bytes.write(size);
      bytes.write(size >> 8);
      bytes.write(size >> 16);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater();
    deflater.setInput(content);
    deflater.finish();
    byte[] out = new byte[content.length + 1000];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  /** Bytes between entries, which belong to none. */
  PackMaker gap(byte[] bytes) {
    pack.writeBytes(bytes);
    return this;
  }

  /** Moves an entry in the index. */
  PackMaker place(String id, int offset) {
    index.put(id, new int[] {offset, 0});
    return this;
  }

  /** Takes an entry out of the index, and out of the pack's count. */
  PackMaker hide(String id) {
    index.remove(id);
    count--;
    return this;
  }

  /** Writes pack and index into a repository. */
  void write(Path repository) {
    byte[] all = pack.toByteArray();
    ByteBuffer.wrap(all).putInt(0x5041434b).putInt(2).putInt(count);
    byte[] trailer = sha1(all);
    ByteBuffer idx = ByteBuffer.allocate(8 + 1024 + index.size() * 28 + 40);
    idx.putInt(0xff744f63).putInt(2);
    for (int i = 0; i < 256; i++) {
      String upTo = HexFormat.of().toHexDigits((byte) i) + "g";
      idx.putInt(index.headMap(upTo).size());
    }
    index.keySet().forEach(id -> idx.put(HexFormat.of().parseHex(id)));
    for (Map.Entry<String, int[]> entry : index.entrySet()) {
      idx.putInt(entry.getValue()[1]);
    }
    for (Map.Entry<String, int[]> entry : index.entrySet()) {
      idx.putInt(entry.getValue()[0]);
    }
    idx.put(trailer);
    idx.put(sha1(Arrays.copyOf(idx.array(), idx.position())));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(all);
    whole.writeBytes(trailer);
    Path folder = repository.resolve(".git/objects/pack");
    try {
      Files.write(folder.resolve("pack-made.pack"), whole.toByteArray());
      Files.write(folder.resolve("pack-made.idx"), idx.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
