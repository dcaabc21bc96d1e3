package dev.plumbline.scan.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.Copies;
import dev.plumbline.scan.SecretDigests;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A content made from another one by copying has the findings that scanning all of it has. */
class RunTrailTest {
  @Test
  void followingFindsWhatScanningFinds() {
    long seed = Long.getLong("seed", 11);
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      ContentScanner scanner =
          new ContentScanner(List.of(new Needles()), new SecretDigests(new byte[] {1}));
      byte[] bytes = Packed.bytes(text(random, 40));
      scanner.scan(bytes, 0, bytes.length, null, new Copies(), true);
      Object trail = scanner.trail();
      for (int version = 0; version < 4; version++) {
        Copies copies = new Copies();
        byte[] next = edited(bytes, random, copies);
        ContentResult whole = Needles.scan(next);
        ContentResult followed = scanner.scan(next, 0, next.length, trail, copies, true);
        trail = scanner.trail();
        assertThat(said(followed)).as("seed %d round %d", seed, round).isEqualTo(said(whole));
        bytes = next;
      }
    }
  }

  private static List<String> said(ContentResult result) {
    return result.hits().stream()
        .map(hit -> hit.region() + " " + hit.inner() + " " + hit.finding().attributes())
        .toList();
  }

  private static byte[] edited(byte[] base, Random random, Copies copies) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int stop = at + random.nextInt(base.length - at + 1);
      if (stop > at) {
        copies.add(at, out.size(), stop - at);
        out.write(base, at, stop - at);
      }
      if (random.nextBoolean()) {
        out.writeBytes(Packed.bytes(text(random, 2)));
      }
      at = Math.min(base.length, stop + random.nextInt(60));
    }
    return out.toByteArray();
  }

  private static String text(Random random, int parts) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(parts); i >= 0; i--) {
      String needle = "hay and more needle-" + (1_000_000_000L + random.nextInt(1 << 30)) + " hay";
      byte[] bytes = Packed.bytes(needle.repeat(1 + random.nextInt(4)));
      out.append(
          switch (random.nextInt(7)) {
            case 0 -> Base64.getEncoder().encodeToString(bytes);
            case 1 -> Base64.getMimeEncoder(60, Packed.bytes("\n  ")).encodeToString(bytes);
            case 2 -> "word\\u0020" + needle.replace("-", "\\u002d");
            case 3 -> "x%3D" + needle.replace("-", "%2d");
            case 4 -> "&quot;" + needle + "&#45;";
            case 5 -> "a line of ordinary words and signs; nothing to see here, go on";
            default -> "key = value";
          });
      out.append(random.nextInt(4) == 0 ? "" : "\n");
    }
    return out.toString();
  }
}
