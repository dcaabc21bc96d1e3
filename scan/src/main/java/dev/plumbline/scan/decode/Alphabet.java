package dev.plumbline.scan.decode;

/** What kind of byte a byte is, by table. */
final class Alphabet {
  /** Of the standard base64 alphabet. */
  static final byte STANDARD = 1;

  /** Of the url-safe base64 alphabet. */
  static final byte URL = 2;

  /** Of base64, standard or url-safe. */
  static final byte BASE64 = STANDARD | URL;

  /** A hexadecimal digit. */
  static final byte HEX = 4;

  static final int TEXT_BIT = 3;
  static final int ZERO_BIT = 4;
  static final int CONTROL_BIT = 5;

  /** Printable, or white space of text; bytes of UTF-8 beyond ASCII are not. */
  static final byte TEXT = 1 << TEXT_BIT;

  /** The byte zero, as half of UTF-16 is. */
  static final byte ZERO = 1 << ZERO_BIT;

  /** Of ASCII, but neither text nor zero. */
  static final byte CONTROL = 1 << CONTROL_BIT;

  private static final byte[] KINDS = new byte[256];
  private static final byte[] SIX_BITS = new byte[256];

  static {
    java.util.Arrays.fill(SIX_BITS, (byte) -1);
    for (int c = ' '; c < 0x7F; c++) {
      KINDS[c] |= TEXT;
    }
    KINDS['\t'] |= TEXT;
    KINDS['\n'] |= TEXT;
    KINDS['\r'] |= TEXT;
    KINDS[0] = ZERO;
    for (int c = 1; c < 0x80; c++) {
      KINDS[c] |= KINDS[c] == 0 ? CONTROL : 0;
    }
    for (int i = 0; i < 26; i++) {
      sixBits('A' + i, i);
      sixBits('a' + i, 26 + i);
    }
    for (int i = 0; i < 10; i++) {
      sixBits('0' + i, 52 + i);
      KINDS['0' + i] |= HEX;
    }
    for (int i = 0; i < 6; i++) {
      KINDS['a' + i] |= HEX;
      KINDS['A' + i] |= HEX;
    }
    SIX_BITS['+'] = 62;
    SIX_BITS['/'] = 63;
    SIX_BITS['-'] = 62;
    SIX_BITS['_'] = 63;
    KINDS['+'] |= STANDARD;
    KINDS['/'] |= STANDARD;
    KINDS['-'] |= URL;
    KINDS['_'] |= URL;
  }

  private Alphabet() {}

  private static void sixBits(int letter, int value) {
    SIX_BITS[letter] = (byte) value;
    KINDS[letter] |= STANDARD | URL;
  }

  /** Whether the byte is of any of these kinds. */
  static boolean is(byte value, int kinds) {
    return (KINDS[value & 0xFF] & kinds) != 0;
  }

  /** All kinds of a byte. */
  static int kinds(byte value) {
    return KINDS[value & 0xFF];
  }

  /** A base64 digit's value, or -1. */
  static int sixBits(byte value) {
    return SIX_BITS[value & 0xFF];
  }

  /** A hexadecimal digit's value, or -1. */
  static int nibble(byte value) {
    return Character.digit(value, 16);
  }
}
