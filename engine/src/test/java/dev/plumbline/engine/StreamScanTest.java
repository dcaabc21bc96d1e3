package dev.plumbline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.content.Hit;
import dev.plumbline.testkit.SampleSecrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A stream in windows says what the whole content says, wherever the edges fall. */
class StreamScanTest {
  private static final int WINDOW = 16 << 10;
  private static final int MARGIN = 2 << 10;

  private static ContentScanner scanner() {
    return new ContentScanner(
        Detectors.contentOnly().content(),
        new SecretDigests("test".getBytes(StandardCharsets.UTF_8)));
  }

  private static TreeSet<String> whole(byte[] bytes) {
    TreeSet<String> found = new TreeSet<>();
    for (Hit hit : scanner().scan(bytes, 0, bytes.length).hits()) {
      found.add(hit.finding().fingerprint() + " " + hit.region());
    }
    return found;
  }

  private static TreeSet<String> windows(byte[] bytes) throws IOException {
    StreamScan scan = new StreamScan(scanner(), WINDOW, MARGIN);
    scan.read(dribbling(bytes));
    assertThat(scan.faults()).isEmpty();
    TreeSet<String> found = new TreeSet<>();
    scan.found().forEach(f -> found.add(f.hit().finding().fingerprint() + " " + f.region()));
    assertThat(scan.found()).hasSameSizeAs(found);
    return found;
  }

  /** Gives a few bytes at a time, as a pipe does. */
  private static InputStream dribbling(byte[] bytes) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(length, 977));
      }
    };
  }

  @Test
  void nothingIsLostAtAnyEdge() throws IOException {
    String line = "token = \"" + new SampleSecrets(1).gitHubToken() + "\"\n";
    for (int shift = 0; shift < 80; shift++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < WINDOW - MARGIN - 60 + shift) {
        text.append("a".repeat(Math.min(59, WINDOW - MARGIN - 61 + shift - text.length())))
            .append('\n');
      }
      text.append(line).append("b\n".repeat(WINDOW));
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      assertThat(windows(bytes)).as("shift " + shift).isEqualTo(whole(bytes)).hasSize(1);
    }
  }

  @Test
  void manySecretsInRandomText() throws IOException {
    for (long seed = 1; seed <= 8; seed++) {
      Random random = new Random(seed);
      SampleSecrets secrets = new SampleSecrets(seed);
      StringBuilder text = new StringBuilder();
      while (text.length() < 20 * WINDOW) {
        switch (random.nextInt(6)) {
          case 0 -> text.append("GITHUB_TOKEN=").append(secrets.gitHubToken());
          case 1 -> text.append("x".repeat(random.nextInt(3_000)));
          case 2 ->
              text.append("{\"password\": \"").append(secrets.gitHubToken(), 8, 24).append("\"}");
          default -> text.append("2026-11-24 12:00:00 request ").append(random.nextInt());
        }
        text.append(random.nextInt(8) == 0 ? " " : "\n");
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      assertThat(windows(bytes)).as("seed " + seed).isEqualTo(whole(bytes)).hasSizeGreaterThan(20);
    }
  }

  @Test
  void sixteenBitTextIsReadAsText() throws IOException {
    String text =
        "line of a log\n".repeat(4_000) + "token=" + new SampleSecrets(2).gitHubToken() + "\n";
    for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes("\uFEFF".getBytes(charset));
      bytes.writeBytes(text.getBytes(charset));
      assertThat(windows(bytes.toByteArray())).hasSize(1).first().asString().contains("4001");
      assertThat(windows(text.getBytes(charset))).hasSize(1);
    }
  }

  @Test
  void oneSecretAMillionTimesStaysSmall() throws IOException {
    String line = "token=" + new SampleSecrets(3).gitHubToken() + "\n";
    StreamScan scan = new StreamScan(scanner(), WINDOW, MARGIN);
    scan.read(new ByteArrayInputStream(line.repeat(5_000).getBytes(StandardCharsets.UTF_8)));
    assertThat(scan.found()).hasSize(100);
    assertThat(scan.further()).isEqualTo(4_900);
  }

  @Test
  void anArchiveLargerThanAWindowIsAHole() throws IOException {
    byte[] bytes = new byte[3 * WINDOW];
    bytes[0] = 0x1F;
    bytes[1] = (byte) 0x8B;
    StreamScan scan = new StreamScan(scanner(), WINDOW, MARGIN);
    scan.read(new ByteArrayInputStream(bytes));
    assertThat(scan.faults())
        .singleElement()
        .asString()
        .contains("an archive larger than a window");
  }
}
