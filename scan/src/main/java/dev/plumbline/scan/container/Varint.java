package dev.plumbline.scan.container;

/** A number of one to nine bytes, seven bits each, the ninth with eight, as SQLite writes them. */
record Varint(long value, int next) {
  /** Reads one; what is cut off reads as far as it goes. */
  static Varint read(byte[] bytes, int at, int end) {
    long value = 0;
    int i = at;
    for (int count = 0; count < 9 && i < end; count++, i++) {
      int next = bytes[i] & 0xFF;
      if (count == 8) {
        value = value << 8 | next;
        return new Varint(value, i + 1);
      }
      value = value << 7 | next & 0x7F;
      if (next < 0x80) {
        return new Varint(value, i + 1);
      }
    }
    return new Varint(value, i);
  }
}
