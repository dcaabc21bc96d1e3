package dev.plumbline.scan.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Mutated containers and encodings: no crash, no hang, no growth. A sample here; {@code
 * -Dinner.rounds} and {@code -Dseed} make it a volume.
 */
final class InnerMutationTest {
  private static final long SLOWEST = 20_000_000_000L;

  private static List<byte[]> seeds() {
    byte[] text = Packed.bytes(("line of hay\nkey=" + Needles.NEEDLE + "\n").repeat(20));
    byte[] small = Packed.bytes(Needles.NEEDLE.repeat(3));
    byte[] xml = Packed.bytes("<w:p><w:t>needle-</w:t><w:t>0123456789</w:t></w:p>");
    return List.of(
        Packed.gzip(text),
        Packed.bzip2(small),
        Packed.xz(small),
        Packed.zstd(text),
        ZstdSamples.packed(),
        Packed.tar("a/b", text),
        Packed.gzip(Packed.tar("a/b", text)),
        Packed.ar("a", text),
        Packed.cpio("a/b", text),
        Packed.rpm(Packed.gzip(Packed.cpio("a", small))),
        Packed.zip("a/b", text),
        Packed.zip("z", Packed.zip("y", small)),
        Packed.zip("word/document.xml", xml),
        Packed.sevenZ("a", small),
        Compiled.javaClass("TOKEN", Needles.NEEDLE),
        Compiled.python("TOKEN", Needles.NEEDLE),
        Compiled.sqlite("token", text, false),
        Compiled.sqlite("token", Packed.gzip(text), true),
        base64(base64(text)),
        base64(Packed.gzip(small)),
        Packed.bytes(HexFormat.of().formatHex(text)),
        Packed.bytes("x %6e%65edle \\u0041\\x42 &quot;y&quot; &#65;&#x42; " + Needles.NEEDLE),
        Packed.bytes(
            "{\"cells\":[{\"source\":[\"a = \\\"b\\\"\\n\",\"" + Needles.NEEDLE + "\"]}]}"),
        new String(text, StandardCharsets.US_ASCII).getBytes(StandardCharsets.UTF_16LE));
  }

  private static byte[] base64(byte[] bytes) {
    return Base64.getMimeEncoder().encode(bytes);
  }

  @Test
  void survivesDamage(TestReporter reporter) {
    long seed = Long.getLong("seed", new Random().nextLong());
    reporter.publishEntry("seed", Long.toString(seed));
    Random random = new Random(seed);
    List<byte[]> seeds = seeds();
    int rounds = Integer.getInteger("inner.rounds", 1500);
    for (int round = 0; round < rounds; round++) {
      byte[] bytes = seeds.get(random.nextInt(seeds.size()));
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        bytes = mutated(bytes, random);
      }
      String what = "round " + round + ", -Dseed=" + seed;
      long begin = System.nanoTime();
      try {
        ContentResult result = Needles.scan(bytes);
        assertThat(result.faults()).as(what).noneMatch(fault -> fault.contains("crashed"));
      } catch (RuntimeException | Error e) {
        throw new AssertionError(what, e);
      }
      assertThat(System.nanoTime() - begin).as(what).isLessThan(SLOWEST);
    }
  }

  private static byte[] mutated(byte[] good, Random random) {
    if (good.length == 0) {
      return good;
    }
    byte[] bad = good.clone();
    int at = random.nextInt(bad.length);
    switch (random.nextInt(7)) {
      case 0 -> {
        return Arrays.copyOf(bad, at);
      }
      case 1 -> {
        return Arrays.copyOf(bad, bad.length + 1 + random.nextInt(50));
      }
      case 2 -> Arrays.fill(bad, at, Math.min(bad.length, at + 1 + random.nextInt(8)), (byte) 0);
      case 3 -> Arrays.fill(bad, at, Math.min(bad.length, at + 1 + random.nextInt(8)), (byte) -1);
      case 4 -> {
        int length = Math.min(random.nextInt(40), bad.length - at);
        System.arraycopy(good, random.nextInt(bad.length - length + 1), bad, at, length);
      }
      case 5 -> bad[at] = (byte) random.nextInt();
      default -> bad[at] ^= (byte) (1 << random.nextInt(8));
    }
    return bad;
  }
}
