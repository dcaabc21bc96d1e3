package dev.plumbline.scan.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.container.Budget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What unpacks to more than anyone can look at ends, and says so. */
class BombTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static ContentResult scan(byte[] bytes) {
    ContentScanner scanner =
        new ContentScanner(
            List.of(new Needles()),
            new SecretDigests(new byte[] {1}),
            () -> new Budget(16 << 20, 1000, 8 << 20, 4 << 20));
    return Assertions.assertTimeout(PATIENCE, () -> scanner.scan(bytes, 0, bytes.length));
  }

  private static byte[] zeros(int mebibytes) {
    return new byte[mebibytes << 20];
  }

  @Test
  void anEntryOverTheLimitIsReported() {
    assertThat(scan(Packed.gzip(zeros(5))).faults()).singleElement().asString().contains("4 MiB");
  }

  @Test
  void aBombOfManyEntriesMeetsTheTotal() throws IOException {
    byte[] zeros = zeros(3);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < 6; i++) {
        zip.putNextEntry(new ZipEntry("entry" + i));
        zip.write(zeros);
        zip.closeEntry();
      }
    }
    assertThat(scan(out.toByteArray()).faults())
        .anyMatch(fault -> fault.contains("unpacks to more than the limit"));
  }

  @Test
  void aBombInABombDrawsOnTheSameBudget() {
    byte[] bomb = Packed.gzip(zeros(30));
    byte[] twice = Packed.tar("a", Packed.gzip(Packed.tar("b", bomb)));
    assertThat(scan(twice).faults()).isNotEmpty();
  }

  @Test
  void containersTooDeepAreReported() {
    byte[] deep = Packed.bytes(Needles.NEEDLE);
    for (int i = 0; i < 12; i++) {
      deep = Packed.zip("z", deep);
    }
    assertThat(scan(deep).faults()).anyMatch(fault -> fault.contains("deep"));
  }

  @Test
  void pagesInALoopEnd() {
    byte[] database = Compiled.sqlite("c", Packed.bytes("x".repeat(2000)), false);
    // The overflow chain of the row turns back on itself.
    database[512 * 2 + 3] = 3;
    assertThat(scan(database).hits()).isEmpty();
    // The table's root is an inner page whose children are itself.
    byte[] loop = Compiled.sqlite("c", Packed.bytes("x"), false);
    loop[512] = 5;
    loop[512 + 11] = 2;
    assertThat(scan(loop).faults()).isNotEmpty();
  }
}
