package dev.plumbline.scan.content;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds {@code needle-} with digits, and guesses at any value of {@code guess}. */
final class Needles implements ContentDetector {
  static final String NEEDLE = "needle-0123456789 in the hay";

  private static final Pattern PATTERN =
      Pattern.compile("needle-[0-9]{10}|(?<=guess ?[:=] ?\"?)[A-Za-z0-9+/=_-]{8,}");

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of("needles", Set.of("test.needles"), Set.of(), "1");
  }

  @Override
  public Session session(SecretDigests digests) {
    return (content, sink) -> {
      String text =
          new String(
              content.bytes(), content.offset(), content.length(), StandardCharsets.ISO_8859_1);
      PATTERN
          .matcher(text)
          .results()
          .forEach(match -> sink.finding(finding(match.group(), match.start(), match.end())));
    };
  }

  @Override
  public boolean keep(ContentFinding finding, String path) {
    return true;
  }

  @Override
  public boolean guesses(ContentFinding finding) {
    return finding.severity() == Severity.LOW;
  }

  private static ContentFinding finding(String value, int start, int end) {
    boolean sure = value.startsWith("needle-");
    Rule rule =
        new Rule(
            new RuleId("needle"),
            "A needle",
            new CheckId("test.needles"),
            Severity.HIGH,
            Confidence.HIGH,
            "regular",
            "why",
            "remedy",
            List.of(),
            List.of(),
            "0.1.0",
            new TreeMap<>());
    return new ContentFinding(
        rule,
        sure ? Severity.HIGH : Severity.LOW,
        "a needle",
        start,
        end,
        Fingerprint.of(List.of("needle", value)),
        new TreeMap<>());
  }

  /** Scans bytes. */
  static ContentResult scan(byte[] bytes) {
    return new ContentScanner(List.of(new Needles()), new SecretDigests(new byte[] {1}))
        .scan(bytes, 0, bytes.length);
  }
}
