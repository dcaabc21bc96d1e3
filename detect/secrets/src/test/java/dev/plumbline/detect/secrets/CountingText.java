package dev.plumbline.detect.secrets;

/** Counts every character that a pattern or a parser looks at: time without a clock. */
final class CountingText extends Latin1 {
  private long reads;

  CountingText(byte[] bytes) {
    super(bytes, 0, bytes.length);
  }

  long reads() {
    return reads;
  }

  @Override
  public char charAt(int index) {
    reads++;
    return super.charAt(index);
  }
}
