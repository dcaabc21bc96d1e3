package dev.plumbline.detect.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A judgement of the generic tier looks at its surroundings only, whatever these are. */
class ReachTest {
  private static final int AROUND = 20_000;

  /** Remembers the first and the last character that was asked for. */
  private static final class Watched extends Latin1 {
    private int low = Integer.MAX_VALUE;
    private int high;

    Watched(byte[] bytes) {
      super(bytes, 0, bytes.length);
    }

    @Override
    public char charAt(int index) {
      low = Math.min(low, index);
      high = Math.max(high, index);
      return super.charAt(index);
    }
  }

  @Test
  void looksNoFurtherThanItsReach() {
    List<String> surroundings =
        List.of(
            " ", "a", "\"", "'", "=", "(", "\\", ".", "{", "a.b(", "-", "_", ",", "\t", "a=",
            "&a=");
    List<String> names = List.of("password", "secret: ", "api_key = ", "token(", "\"password\" ");
    SecretRule rule = RuleSet.all().rule("generic-password");
    for (String name : names) {
      for (String before : surroundings) {
        for (String after : surroundings) {
          String head = before.repeat(AROUND / before.length());
          String all = head + name + after.repeat(AROUND / after.length());
          Watched text = new Watched(all.getBytes(StandardCharsets.ISO_8859_1));
          GenericFinder finder = new GenericFinder();
          finder.reset(text);
          finder.at(rule, head.length(), head.length() + 6, new ArrayList<>());
          assertThat(head.length() - text.low)
              .as("before %s in %s", name, before)
              .isLessThan(GenericFinder.REACH);
          assertThat(text.high - head.length())
              .as("behind %s in %s", name, after)
              .isLessThan(GenericFinder.REACH);
        }
      }
    }
  }
}
