package dev.plumbline.detect.secrets;

import dev.plumbline.scan.Content;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.ContentSink;
import dev.plumbline.scan.SecretDigests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Scans texts with the whole detector. */
final class Scans {
  private static final SecretDigests DIGESTS = new SecretDigests(new byte[] {1, 2, 3, 4});

  private final ContentDetector.Session session = new SecretDetector().session(DIGESTS);

  /** Findings in a text of characters up to 255, one byte each. */
  List<ContentFinding> scan(String text) {
    return scan(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  List<ContentFinding> scan(byte[] bytes) {
    List<ContentFinding> findings = new ArrayList<>();
    session.scan(
        Content.of(bytes),
        new ContentSink() {
          @Override
          public void finding(ContentFinding finding) {
            findings.add(finding);
          }

          @Override
          public void incomplete(String reason) {
            throw new AssertionError(reason);
          }
        });
    return findings;
  }

  /** Findings of one rule. */
  List<ContentFinding> scan(String text, String rule) {
    return scan(text).stream().filter(f -> f.rule().id().value().equals(rule)).toList();
  }
}
