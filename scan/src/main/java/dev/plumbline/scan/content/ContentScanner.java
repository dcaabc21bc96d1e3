package dev.plumbline.scan.content;

import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Region;
import dev.plumbline.scan.Content;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.ContentSink;
import dev.plumbline.scan.SecretDigests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs all content detectors over contents, in one thread. A detector that throws leaves a fault
 * that names it, and the others go on.
 */
public final class ContentScanner {
  private final List<ContentDetector> detectors;
  private final List<ContentDetector.Session> sessions = new ArrayList<>();

  private final InnerContents inner;

  public ContentScanner(List<ContentDetector> detectors, SecretDigests digests) {
    this.detectors = List.copyOf(detectors);
    for (ContentDetector detector : detectors) {
      sessions.add(detector.session(digests));
    }
    inner = new InnerContents(this.detectors, sessions);
  }

  /** Looks at one content, in every view it has. */
  public ContentResult scan(byte[] bytes, int offset, int length) {
    Content stored = new Content(bytes, offset, length, "");
    Collector collector = new Collector();
    view(stored, collector);
    Optional<Content> decoded = TextViews.decoded(stored);
    decoded.ifPresent(content -> view(content, collector));
    return inner.of(stored, decoded, collector.result());
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

  private static final class Collector implements ContentSink {
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
      for (; lineAt < target; lineAt++) {
        if (bytes[base + lineAt] == '\n') {
          line++;
          lineStart = lineAt + 1;
        }
      }
    }
  }
}
