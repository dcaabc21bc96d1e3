package dev.plumbline.scan.container.zstd;

import java.io.IOException;
import java.io.InputStream;

/** Unpacks Zstandard frames, one after the other. */
public final class ZstdInputStream extends InputStream {
  private static final int MAGIC = 0xFD2FB528;
  private static final int SKIPPABLE = 0x184D2A50;

  /** Frames that ask for more memory are refused. In bytes. */
  private static final long MOST_WINDOW = 64L << 20;

  private final InputStream in;
  private final Window window = new Window();
  private final Literals literals = new Literals();
  private final Sequences sequences = new Sequences();
  private byte[] block = new byte[1 << 10];
  private boolean inFrame;
  private boolean lastBlock;
  private boolean checksum;
  private boolean ended;

  /** Unpacks this stream. */
  public ZstdInputStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int got = read(one, 0, 1);
    return got < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (window.ready() == 0) {
      if (ended || !more()) {
        ended = true;
        return -1;
      }
    }
    return window.take(buffer, offset, length);
  }

  /** Decodes one block, or the header of a frame. */
  private boolean more() throws IOException {
    if (!inFrame) {
      return header();
    }
    if (lastBlock) {
      if (checksum) {
        in.skipNBytes(4);
      }
      inFrame = false;
      return true;
    }
    window.slide();
    int head = (int) number(3);
    lastBlock = (head & 1) == 1;
    int size = head >> 3;
    if (size > Literals.MOST) {
      throw new ZstdException("a block too large");
    }
    switch (head >> 1 & 3) {
      case 0 -> window.append(bytes(size), 0, size);
      case 1 -> window.fill(bytes(1)[0], size);
      case 2 -> {
        byte[] packed = bytes(size);
        int at = literals.read(packed, size);
        sequences.run(packed, at, size, literals, window);
      }
      default -> throw new ZstdException("a block of unknown kind");
    }
    return true;
  }

  private boolean header() throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length == 0) {
      return false;
    }
    int number =
        magic.length < 4
            ? 0
            : magic[0] & 0xFF
                | (magic[1] & 0xFF) << 8
                | (magic[2] & 0xFF) << 16
                | (magic[3] & 0xFF) << 24;
    if ((number & 0xFFFFFFF0) == SKIPPABLE) {
      in.skipNBytes(number(4));
      return true;
    }
    if (number != MAGIC) {
      throw new ZstdException("no frame where one should begin");
    }
    int flags = (int) number(1);
    checksum = (flags & 4) != 0;
    boolean single = (flags & 0x20) != 0;
    long reach = single ? 0 : reach((int) number(1));
    int dictionary = new int[] {0, 1, 2, 4}[flags & 3];
    if (number(dictionary) != 0) {
      throw new ZstdException("it needs a dictionary");
    }
    int sizeBytes = new int[] {single ? 1 : 0, 2, 4, 8}[flags >> 6];
    long size = number(sizeBytes) + (sizeBytes == 2 ? 256 : 0);
    reach = single ? size : reach;
    if (reach < 0 || reach > MOST_WINDOW) {
      throw new ZstdException("it needs more memory than the limit");
    }
    window.reset((int) reach);
    literals.reset();
    sequences.reset();
    inFrame = true;
    lastBlock = false;
    return true;
  }

  private static long reach(int code) {
    long base = 1L << 10 + (code >> 3);
    return base + base / 8 * (code & 7);
  }

  private byte[] bytes(int count) throws IOException {
    if (count > block.length) {
      block = new byte[Math.max(count, block.length * 2)];
    }
    if (in.readNBytes(block, 0, count) < count) {
      throw new ZstdException("cut off");
    }
    return block;
  }

  private long number(int count) throws IOException {
    long value = 0;
    for (int i = 0; i < count; i++) {
      int next = in.read();
      if (next < 0) {
        throw new ZstdException("cut off");
      }
      value |= (long) next << 8 * i;
    }
    return value;
  }
}
