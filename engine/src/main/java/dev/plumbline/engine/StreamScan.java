package dev.plumbline.engine;

import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Region;
import dev.plumbline.scan.content.ContentResult;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.content.Hit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Scans a stream of any length in windows. Neighbouring windows share {@value #SHARED} bytes: a
 * value is taken from the window in which at least half of that stands on either side of its
 * beginning, so that neither its name before it nor its end behind it is cut off. The longest match
 * of any rule is far shorter.
 */
final class StreamScan {
  /** How much is looked at in one piece. In bytes. */
  static final int WINDOW = 8 << 20;

  /** How much two windows share. In bytes. */
  static final int SHARED = 1 << 20;

  private static final int MARGIN = SHARED / 2;
  private static final int MOST_PLACES = 100;
  private static final int MOST_FOUND = 100_000;
  private static final int PROBE = 4096;

  private final ContentScanner scanner;
  private final int window;
  private final int margin;
  private final List<Found> found = new ArrayList<>();
  private final Map<Fingerprint, Integer> places = new HashMap<>();
  private final TreeSet<String> faults = new TreeSet<>();
  private long further;
  private long bytes;
  private boolean whole = true;

  /** A hit and where it stands in the stream. */
  record Found(Hit hit, Region region) {}

  StreamScan(ContentScanner scanner) {
    this(scanner, WINDOW, MARGIN);
  }

  /** With other sizes, for tests: a window is more than four margins. */
  StreamScan(ContentScanner scanner, int window, int margin) {
    this.scanner = scanner;
    this.window = window;
    this.margin = margin;
  }

  /** What was found, in the order of the stream; of each secret the first places. */
  List<Found> found() {
    return found;
  }

  /** How many places of secrets that are listed already are not listed. */
  long further() {
    return further;
  }

  /** How many bytes were read. */
  long bytes() {
    return bytes;
  }

  /** Whether the stream was looked at as one content, not in windows. */
  boolean whole() {
    return whole;
  }

  /** Why it was not looked at whole, if so. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /**
   * Reads the stream to its end.
   *
   * @throws IOException if it cannot be read
   */
  void read(InputStream stream) throws IOException {
    byte[] head = stream.readNBytes(PROBE);
    InputStream rest = new SequenceInputStream(new ByteArrayInputStream(head), stream);
    byte[] first = rest.readNBytes(window);
    bytes = first.length;
    if (first.length < window) {
      take(first, first.length, 0, first.length, 1, 1);
      return;
    }
    whole = false;
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(first), rest);
    Optional<Charset> charset = wide(head);
    if (charset.isPresent()) {
      all = new Transcoded(new InputStreamReader(all, charset.get()));
    } else if (packed(head)) {
      faults.add(
          "an archive larger than a window of "
              + (window >> 20)
              + " MiB is looked at as it is, not opened: give it as a file");
    }
    windows(all);
  }

  private void windows(InputStream in) throws IOException {
    byte[] buffer = new byte[window];
    int kept = 0;
    int from = 0;
    long line = 1;
    long column = 1;
    bytes = 0;
    while (true) {
      int more = in.readNBytes(buffer, kept, window - kept);
      bytes += more;
      int length = kept + more;
      boolean last = length < window;
      int until = last ? length : length - margin;
      take(buffer, length, from, until, line, column);
      if (last) {
        return;
      }
      int next = length - 2 * margin;
      for (int i = 0; i < next; i++) {
        column = buffer[i] == '\n' ? 1 : column + 1;
        line += buffer[i] == '\n' ? 1 : 0;
      }
      System.arraycopy(buffer, next, buffer, 0, length - next);
      kept = length - next;
      from = until - next;
    }
  }

  /** Scans a window and takes what begins in a stretch of it. */
  private void take(byte[] buffer, int length, int from, int until, long line, long column) {
    ContentResult result = scanner.scan(buffer, 0, length);
    faults.addAll(result.faults());
    for (Hit hit : result.hits()) {
      int start = hit.finding().start();
      if (start < from || (start >= until && until < length)) {
        continue;
      }
      Fingerprint print = hit.finding().fingerprint();
      if (places.merge(print, 1, Integer::sum) > MOST_PLACES) {
        further++;
      } else if (found.size() >= MOST_FOUND) {
        faults.add("more than " + MOST_FOUND + " places of secrets; the rest is not listed");
      } else {
        found.add(new Found(hit, moved(hit.region(), line, column)));
      }
    }
  }

  private static Region moved(Region region, long line, long column) {
    int before = (int) Math.min(Integer.MAX_VALUE / 2, line - 1);
    int left = (int) Math.min(Integer.MAX_VALUE / 2, column - 1);
    return new Region(
        region.startLine() + before,
        region.startColumn() + (region.startLine() == 1 ? left : 0),
        region.endLine() + before,
        region.endColumn() + (region.endLine() == 1 ? left : 0));
  }

  /** Text of two or four bytes a character, by its mark or by where its zeros stand. */
  private static Optional<Charset> wide(byte[] head) {
    int mark = head.length > 3 ? (head[0] & 0xFF) << 8 | (head[1] & 0xFF) : 0;
    if (mark == 0xFFFE) {
      return Optional.of(
          head[2] == 0 && head[3] == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE);
    }
    if (mark == 0xFEFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < head.length; i += 2) {
      even += head[i] == 0 ? 1 : 0;
      odd += head[i + 1] == 0 ? 1 : 0;
    }
    int pairs = Math.max(1, head.length / 2);
    if (odd * 10L >= pairs * 6L && even * 20L <= pairs) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return even * 10L >= pairs * 6L && odd * 20L <= pairs
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  /** gzip, zip, xz, zstd, bzip2, 7z by their first bytes. */
  private static boolean packed(byte[] head) {
    if (head.length < 6) {
      return false;
    }
    int two = (head[0] & 0xFF) << 8 | (head[1] & 0xFF);
    int four = two << 16 | (head[2] & 0xFF) << 8 | (head[3] & 0xFF);
    return two == 0x1F8B
        || four == 0x504B0304
        || four == 0xFD377A58
        || four == 0x28B52FFD
        || (two == 0x425A && head[2] == 'h')
        || four == 0x377ABCAF;
  }

  /** Characters as UTF-8. */
  private static final class Transcoded extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[1 << 16];
    private byte[] ready = new byte[0];
    private int at;

    Transcoded(Reader reader) {
      this.reader = reader;
    }

    @Override
    public int read() throws IOException {
      return fill() ? ready[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, ready.length - at);
      System.arraycopy(ready, at, target, offset, count);
      at += count;
      return count;
    }

    private boolean fill() throws IOException {
      while (at == ready.length) {
        int count = reader.read(chars, 0, chars.length - 1);
        if (count < 0) {
          return false;
        }
        if (count > 0 && Character.isHighSurrogate(chars[count - 1])) {
          int low = reader.read();
          if (low >= 0) {
            chars[count++] = (char) low;
          }
        }
        ready = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      return true;
    }
  }
}
