package dev.plumbline.scan.decode;

/**
 * How far the encoded runs reach that touch a stretch of text: whoever scans only a part of a
 * content scans this part, and finds in it every run that scanning the whole would find there.
 */
public final class EncodedRuns {
  /**
   * A stretch of a content.
   *
   * @param start its first byte
   * @param end behind its last byte
   * @param whole whether a run reaches further than allowed: the whole content must be scanned
   */
  public record Extent(int start, int end, boolean whole) {}

  private EncodedRuns() {}

  /**
   * The stretch widened to whole runs.
   *
   * @param bytes holds the content from {@code offset} on, {@code length} bytes
   * @param from begin of the stretch, counted from the content's begin
   * @param to its end, exclusive
   * @param bound how far the stretch may grow on each side, in bytes
   */
  public static Extent cover(byte[] bytes, int offset, int length, int from, int to, int bound) {
    int begin = offset + from;
    int end = offset + to;
    int low = Math.max(offset, begin - bound);
    int high = Math.min(offset + length, end + bound);
    int left = before(bytes, low, begin);
    int right = after(bytes, begin, end, high);
    boolean whole = left == low && low > offset || right == high && high < offset + length;
    return new Extent(left - offset, right - offset, whole);
  }

  private static int before(byte[] bytes, int low, int begin) {
    int run = begin;
    while (run > low && Lines.continues(bytes[run - 1])) {
      run--;
    }
    int lines = Lines.firstOf(bytes, low, run);
    if (lines > low && lines < begin && bytes[lines - 1] == '\\') {
      lines--; // it tells whether the run's first letter belongs to an escape
    }
    return Math.min(lines, Escapes.reachBefore(bytes, low, begin));
  }

  private static int after(byte[] bytes, int begin, int end, int high) {
    int run = end;
    while (run < high && Lines.continues(bytes[run])) {
      run++;
    }
    int lines = Lines.lastOf(bytes, run == end ? Lines.endOf(bytes, begin, end) : run, high);
    return Math.max(Math.max(run, lines), Escapes.reachAfter(bytes, end, high));
  }
}
