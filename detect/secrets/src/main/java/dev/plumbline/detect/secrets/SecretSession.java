package dev.plumbline.detect.secrets;

import dev.plumbline.detect.secrets.generic.Shape;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.scan.Content;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.ContentSink;
import dev.plumbline.scan.Copies;
import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.Trail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thread's scans: candidates become findings with fingerprint and attributes. */
final class SecretSession implements ContentDetector.Session {
  private final Finder finder;
  private final SecretDigests digests;

  SecretSession(RuleSet rules, SecretDigests digests) {
    finder = new Finder(rules);
    this.digests = digests;
  }

  @Override
  public void scan(Content content, ContentSink sink) {
    Latin1 text = new Latin1(content.bytes(), content.offset(), content.length());
    report(finder.find(text), text, sink);
  }

  @Override
  public @Nullable Trail follow(
      Content content, @Nullable Trail base, Copies copies, boolean keep, ContentSink sink) {
    if (base == null && !keep) {
      scan(content, sink);
      return null;
    }
    Latin1 text = new Latin1(content.bytes(), content.offset(), content.length());
    KeywordHits before = base instanceof HitTrail trail ? trail.hits() : null;
    report(finder.follow(text, before, copies), text, sink);
    KeywordHits hits = keep ? finder.trail() : null;
    return hits == null ? null : new HitTrail(hits);
  }

  /** Where keywords stand, and what came of them. */
  private record HitTrail(KeywordHits hits) implements Trail {
    @Override
    public long size() {
      return 12L * hits.count();
    }
  }

  private void report(List<Candidate> candidates, Latin1 text, ContentSink sink) {
    for (Candidate candidate : candidates) {
      sink.finding(finding(candidate, text));
    }
    if (finder.overflowed()) {
      sink.incomplete("more than " + Finder.MOST + " secrets in one content");
    }
  }

  private ContentFinding finding(Candidate candidate, Latin1 text) {
    SecretRule rule = candidate.rule();
    Shape shape = Shape.of(candidate.value());
    String digest =
        digests.digest(candidate.value().getBytes(StandardCharsets.ISO_8859_1), shape.bits());
    TreeMap<String, String> attributes = new TreeMap<>(candidate.facts());
    attributes.put("tier", rule.tier().name().toLowerCase(Locale.ROOT));
    attributes.put("proof", candidate.proof());
    attributes.put("why", candidate.why());
    attributes.put("score", decimal(candidate.score(), 100));
    attributes.put("entropy", decimal(shape.entropy(), 10));
    attributes.put("masked", masked(candidate, text));
    return new ContentFinding(
        rule.rule(),
        candidate.severity(),
        rule.rule().title() + ": " + candidate.why(),
        candidate.start(),
        candidate.end(),
        Fingerprint.of(List.of(rule.id(), digest)),
        attributes);
  }

  /** A number below a hundred with one digit for each zero of the scale; no formatter to load. */
  private static String decimal(double number, int scale) {
    long scaled = Math.round(number * scale);
    String digits = Long.toString(scale + scaled % scale).substring(1);
    return scaled / scale + "." + digits;
  }

  /** The provider's public mark, dots, and the length. */
  static String masked(Candidate candidate, Latin1 text) {
    int length = candidate.end() - candidate.start();
    int shown = Math.min(candidate.rule().prefix(), length / 2);
    return text.text(candidate.start(), candidate.start() + shown) + "\u2026(" + length + ")";
  }
}
