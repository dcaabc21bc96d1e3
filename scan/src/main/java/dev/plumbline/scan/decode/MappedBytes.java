package dev.plumbline.scan.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being decoded, each with where it comes from. */
public final class MappedBytes {
  private byte[] bytes;
  private int[] origins;
  private int size;

  /** Room for so many bytes at first. */
  public MappedBytes(int room) {
    bytes = new byte[Math.max(16, room)];
    origins = new int[bytes.length];
  }

  /** One byte more. */
  public void add(int value, int origin) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
      origins = Arrays.copyOf(origins, size * 2);
    }
    bytes[size] = (byte) value;
    origins[size] = origin;
    size++;
  }

  /** A character as UTF-8, or as the byte it is. */
  public void letter(int letter, int origin, boolean isByte) {
    if (isByte || letter < 0x80) {
      add(letter, origin);
      return;
    }
    boolean lone = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
    for (byte value : (lone ? "?" : Character.toString(letter)).getBytes(StandardCharsets.UTF_8)) {
      add(value, origin);
    }
  }

  /** How many bytes there are. */
  public int size() {
    return size;
  }

  /** All of it. */
  public Decoded decoded(String label, int start, int end) {
    return new Decoded(label, Arrays.copyOf(bytes, size), start, end, Arrays.copyOf(origins, size));
  }
}
