package dev.plumbline.scan.container;

import java.util.Optional;

/**
 * What kind of container bytes begin, by their magic number.
 *
 * <p>Sources: RFC 1952, 8878 and 1950; APPNOTE.TXT 6.3; POSIX.1-2017 pax; the formats' own
 * documents for xz, bzip2, 7z, SQLite, Java class files, RPM and ar.
 */
public enum Magic {
  GZIP("gzip"),
  BZIP2("bzip2"),
  XZ("xz"),
  ZSTD("zstd"),
  TAR("tar"),
  AR("ar"),
  CPIO("cpio"),
  RPM("rpm"),
  ZIP("zip"),
  SEVEN_Z("7z"),
  SQLITE("sqlite"),
  JAVA_CLASS("class"),
  PYTHON("pyc");

  /** How many bytes must be at hand to tell. */
  public static final int PROBE = 512;

  private static final int TAR_MAGIC = 257;
  private static final int NEWEST_JAVA = 90;

  private final String label;

  Magic(String label) {
    this.label = label;
  }

  /** Its name in a finding's view. */
  public String label() {
    return label;
  }

  /** Whether all that it says is in its entries, so that its own bytes say nothing more. */
  public boolean isOnlyWrapping() {
    return switch (this) {
      case GZIP, BZIP2, XZ, ZSTD, TAR, AR, CPIO, ZIP, SEVEN_Z -> true;
      case RPM, SQLITE, JAVA_CLASS, PYTHON -> false;
    };
  }

  /** The kind of container that begins here, if one does. */
  public static Optional<Magic> of(byte[] bytes, int offset, int length) {
    if (length < 8) {
      return Optional.empty();
    }
    Magic found =
        switch (bytes[offset]) {
          case 0x1F -> bytes[offset + 1] == (byte) 0x8B && bytes[offset + 2] == 8 ? GZIP : null;
          case 'B' -> bzip2(bytes, offset, length) ? BZIP2 : null;
          case (byte) 0xFD -> is(bytes, offset, 0xFD, '7', 'z', 'X', 'Z', 0) ? XZ : null;
          case 0x28 -> is(bytes, offset, 0x28, 0xB5, 0x2F, 0xFD) ? ZSTD : null;
          case 'P' -> zip(bytes, offset) ? ZIP : null;
          case '7' -> is(bytes, offset, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C) ? SEVEN_Z : null;
          case 'S' -> length >= 100 && sqlite(bytes, offset) ? SQLITE : null;
          case (byte) 0xCA -> javaClass(bytes, offset) ? JAVA_CLASS : null;
          case '!' -> is(bytes, offset, '!', '<', 'a', 'r', 'c', 'h', '>', '\n') ? AR : null;
          case '0' -> is(bytes, offset, '0', '7', '0', '7', '0') ? CPIO : null;
          case (byte) 0xED -> is(bytes, offset, 0xED, 0xAB, 0xEE, 0xDB) ? RPM : null;
          default -> null;
        };
    if (found == null && bytes[offset + 2] == '\r' && bytes[offset + 3] == '\n') {
      found = python(bytes, offset, length) ? PYTHON : null;
    }
    if (found == null && length >= TAR_MAGIC + 5) {
      found = is(bytes, offset + TAR_MAGIC, 'u', 's', 't', 'a', 'r') ? TAR : null;
    }
    return Optional.ofNullable(found);
  }

  private static boolean bzip2(byte[] bytes, int at, int length) {
    return bytes[at + 1] == 'Z'
        && bytes[at + 2] == 'h'
        && bytes[at + 3] >= '1'
        && bytes[at + 3] <= '9'
        && length >= 14
        && (is(bytes, at + 4, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59)
            || is(bytes, at + 4, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90));
  }

  private static boolean zip(byte[] bytes, int at) {
    return is(bytes, at, 'P', 'K', 3, 4)
        || is(bytes, at, 'P', 'K', 5, 6)
        || is(bytes, at, 'P', 'K', 7, 8);
  }

  private static boolean sqlite(byte[] bytes, int at) {
    return is(bytes, at, 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f')
        && is(bytes, at + 8, 'o', 'r', 'm', 'a', 't', ' ', '3', 0);
  }

  /** Fat Mach-O files begin alike but count few architectures where the version stands. */
  private static boolean javaClass(byte[] bytes, int at) {
    int major = (bytes[at + 6] & 0xFF) << 8 | bytes[at + 7] & 0xFF;
    return is(bytes, at, 0xCA, 0xFE, 0xBA, 0xBE) && major >= 45 && major <= NEWEST_JAVA;
  }

  /** CPython since 3.0 writes a number, {@code \r\n}, flags or a time, and then a code object. */
  private static boolean python(byte[] bytes, int at, int length) {
    if (length < 24) {
      return false;
    }
    int number = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    if (number < 3000 || number > 3999) {
      return false;
    }
    for (int header = 8; header <= 16; header += 4) {
      if ((bytes[at + header] & 0x7F) == 'c') {
        return true;
      }
    }
    return false;
  }

  private static boolean is(byte[] bytes, int at, int... magic) {
    if (at + magic.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[at + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
