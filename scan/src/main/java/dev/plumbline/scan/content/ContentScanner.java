package dev.plumbline.scan.content;

import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Region;
import dev.plumbline.scan.Content;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.ContentSink;
import dev.plumbline.scan.Copies;
import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.Trail;
import dev.plumbline.scan.container.Budget;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs all content detectors over contents, in one thread. A detector that throws leaves a fault
 * that names it, and the others go on.
 */
public final class ContentScanner {
  private static final Copies NO_COPIES = new Copies();

  /** A trail may be as large as its content, and this much larger. */
  private static final int LEAST_TRAIL = 4096;

  private final List<ContentDetector> detectors;
  private final List<ContentDetector.Session> sessions = new ArrayList<>();
  private @Nullable Object trail;

  private final InnerContents inner;

  public ContentScanner(List<ContentDetector> detectors, SecretDigests digests) {
    this(detectors, digests, Budget::new);
  }

  /** With other budgets for what is inside a content; for tests. */
  ContentScanner(List<ContentDetector> detectors, SecretDigests digests, Supplier<Budget> budgets) {
    this.detectors = List.copyOf(detectors);
    for (ContentDetector detector : detectors) {
      sessions.add(detector.session(digests));
    }
    inner = new InnerContents(this.detectors, sessions, budgets);
  }

  /** What the sessions keep of one content: see {@link ContentDetector.Session#follow}. */
  private static final class Trails {
    private final @Nullable Trail[] trails;
    private final @Nullable RunTrail runs;

    Trails(@Nullable Trail[] trails, @Nullable RunTrail runs) {
      this.trails = trails;
      this.runs = runs;
    }
  }

  /** Looks at one content, in every view it has. */
  public ContentResult scan(byte[] bytes, int offset, int length) {
    return scan(bytes, offset, length, null, NO_COPIES, false);
  }

  /**
   * As {@link #scan(byte[], int, int)}, with the same result, but faster for a content that was
   * made from another one by copying most of it.
   *
   * @param base what {@link #trail} was after the scan of that one; null when there is none
   * @param copies which stretches of this content were copied from it
   * @param keep whether {@link #trail} will be asked for
   */
  public ContentResult scan(
      byte[] bytes, int offset, int length, @Nullable Object base, Copies copies, boolean keep) {
    Content stored = new Content(bytes, offset, length, "");
    Collector collector = new Collector();
    trail = null;
    if (base == null && !keep) {
      view(stored, collector);
    } else {
      stored(stored, base instanceof Trails known ? known : null, copies, keep, collector);
    }
    Optional<Content> decoded = TextViews.decoded(stored);
    decoded.ifPresent(content -> view(content, collector));
    RunTrail runs = base instanceof Trails known ? known.runs : null;
    ContentResult result = inner.of(stored, decoded, collector.result(), runs, copies);
    if (trail instanceof Trails kept) {
      trail = new Trails(kept.trails, inner.trail());
    }
    return result;
  }

  private void view(Content content, Collector collector) {
    for (int i = 0; i < sessions.size(); i++) {
      collector.begin(detectors.get(i), content);
      try {
        sessions.get(i).scan(content, collector);
      } catch (RuntimeException | StackOverflowError e) {
        collector.incomplete("crashed: " + e.getClass().getSimpleName());
      }
    }
  }

  /** What was kept of the last content; null when nothing was. */
  public @Nullable Object trail() {
    return trail;
  }

  private void stored(
      Content content, @Nullable Trails base, Copies copies, boolean keep, Collector collector) {
    @Nullable Trail[] trails = new @Nullable Trail[sessions.size()];
    long size = 0;
    for (int i = 0; i < trails.length; i++) {
      collector.begin(detectors.get(i), content);
      try {
        Trail before = base == null ? null : base.trails[i];
        Trail after = sessions.get(i).follow(content, before, copies, keep, collector);
        size += after == null ? 0 : after.size();
        trails[i] = after;
      } catch (RuntimeException | StackOverflowError e) {
        collector.incomplete("crashed: " + e.getClass().getSimpleName());
      }
    }
    trail = keep && size <= content.length() + LEAST_TRAIL ? new Trails(trails, null) : null;
  }

  private static final class Collector implements ContentSink {
    private static final VarHandle WORD =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;

    private final List<Hit> hits = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<Seen> seen = new HashSet<>();
    private ContentDetector detector;
    private Content content;
    private int lineAt;
    private int line = 1;
    private int lineStart;

    private record Seen(Fingerprint fingerprint, Region region) {}

    @SuppressWarnings("NullAway.Init") // begin() comes before any other call
    Collector() {}

    void begin(ContentDetector next, Content view) {
      detector = next;
      content = view;
      lineAt = 0;
      line = 1;
      lineStart = 0;
    }

    ContentResult result() {
      return hits.isEmpty() && faults.isEmpty()
          ? ContentResult.CLEAN
          : new ContentResult(hits, faults);
    }

    @Override
    public void finding(ContentFinding finding) {
      Region region = region(finding.start(), finding.end());
      if (seen.add(new Seen(finding.fingerprint(), region))) {
        hits.add(new Hit(detector, finding, region));
      }
    }

    @Override
    public void incomplete(String reason) {
      faults.add(detector.info().name() + ": " + reason);
    }

    private Region region(int start, int end) {
      seek(start);
      int startLine = line;
      int startColumn = start - lineStart + 1;
      seek(end);
      return new Region(startLine, startColumn, line, Math.max(1, end - lineStart + 1));
    }

    /** Moves to an offset; findings come in order, so each content is walked about once. */
    private void seek(int target) {
      if (target < lineAt) {
        lineAt = 0;
        line = 1;
        lineStart = 0;
      }
      byte[] bytes = content.bytes();
      int base = content.offset();
      for (; lineAt <= target - Long.BYTES; lineAt += Long.BYTES) {
        long feeds = lineFeeds((long) WORD.get(bytes, base + lineAt));
        if (feeds != 0) {
          line += Long.bitCount(feeds);
          lineStart = lineAt + Long.BYTES - Long.numberOfLeadingZeros(feeds) / Byte.SIZE;
        }
      }
      for (; lineAt < target; lineAt++) {
        if (bytes[base + lineAt] == '\n') {
          line++;
          lineStart = lineAt + 1;
        }
      }
    }

    /** The highest bit of each byte that is a line feed; exact. */
    private static long lineFeeds(long word) {
      long zeros = word ^ 0x0A0A_0A0A_0A0A_0A0AL;
      return ~((zeros & LOW_BITS) + LOW_BITS | zeros | LOW_BITS);
    }
  }
}
