package dev.plumbline.scan.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What looks at words finds what looking at each byte finds. */
class FastFinderTest {
  private static final long SEED = Long.getLong("seed", 11);
  private static final String DENSE = "aB3+/-_aB3+/-_zZ09.,:@[`{%\\&\n\"x#qu27\u00e9";

  @Test
  void eachByteIsMarkedAsItsTableSays() {
    for (int value = 0; value < 256; value++) {
      for (int place = 0; place < Words.SIZE; place++) {
        byte[] word = "A".repeat(Words.SIZE).getBytes(StandardCharsets.US_ASCII);
        word[place] = (byte) value;
        long marks = Words.notBase64(Words.read(word, 0));
        long wanted = Alphabet.is((byte) value, Alphabet.BASE64) ? 0 : 0x80L << (8 * place);
        assertThat(marks).as("byte %d at %d", value, place).isEqualTo(wanted);
      }
    }
  }

  @Test
  void sameRuns() {
    Random random = new Random(SEED);
    for (int round = 0; round < 4000; round++) {
      byte[] text = text(random);
      int from = random.nextInt(Math.min(40, text.length));
      int to = text.length - random.nextInt(Math.min(40, text.length - from));
      List<Run> seen = new ArrayList<>();
      RunFinder.find(text, from, to, seen::add);
      assertThat(seen)
          .as("seed %d round %d", SEED, round)
          .isEqualTo(PlainFinder.runs(text, from, to));
    }
  }

  @Test
  void sameTriggers() {
    Random random = new Random(SEED);
    for (int round = 0; round < 4000; round++) {
      byte[] text = text(random);
      int from = random.nextInt(Math.min(40, text.length));
      int to = text.length - random.nextInt(Math.min(40, text.length - from));
      List<Integer> seen = new ArrayList<>();
      Triggers triggers = new Triggers(text, from, to);
      for (int at = triggers.next(); at >= 0; at = triggers.next()) {
        seen.add(at);
      }
      assertThat(seen)
          .as("seed %d round %d", SEED, round)
          .isEqualTo(PlainFinder.triggers(text, from, to));
    }
  }

  @Test
  void sameBytes() {
    Random random = new Random(SEED);
    for (int round = 0; round < 4000; round++) {
      byte[] text = text(random);
      int start = random.nextInt(text.length);
      int room = random.nextBoolean() ? 12 : text.length;
      byte[] out = new byte[room];
      int size = Base64Digits.read(text, start, text.length, out);
      assertThat(Arrays.copyOf(out, size))
          .as("seed %d round %d", SEED, round)
          .isEqualTo(PlainFinder.base64(text, start, text.length, room));
    }
  }

  /** Encoded values among lines, or signs that are hard to tell apart in runs of any length. */
  private static byte[] text(Random random) {
    if (random.nextInt(3) == 0) {
      return EncodedTexts.text(random).getBytes(StandardCharsets.UTF_8);
    }
    int digits = random.nextInt(3) == 0 ? DENSE.length() : 14 + random.nextInt(8);
    int rare = 1 + random.nextInt(40);
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(1200);
    while (text.length() < length) {
      int kinds = random.nextInt(rare) == 0 ? DENSE.length() : Math.min(18, digits);
      text.append(
          random.nextInt(60) == 0
              ? " ".repeat(random.nextInt(400))
              : DENSE.charAt(random.nextInt(kinds)));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
