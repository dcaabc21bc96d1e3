package dev.plumbline.detect.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeywordAutomatonTest {
  private final long seed = Long.getLong("plumbline.seed", System.nanoTime());

  @Test
  void findsEveryOccurrenceAtEveryLength() {
    List<String> keywords = List.of("ab", "b", "abc", "bcab", "cc", "aXb", "abcabcabcabc");
    KeywordAutomaton automaton = new KeywordAutomaton(keywords);
    Random random = new Random(seed);
    for (int length : new int[] {0, 1, 2, 5, 1023, 1024, 1025, 4096, 10_007, 262_144, 300_001}) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append("abcABCxX\u00ff".charAt(random.nextInt(9)));
      }
      byte[] bytes = ("##" + text + "ab").getBytes(StandardCharsets.ISO_8859_1);
      TreeSet<String> found = new TreeSet<>();
      KeywordHits hits = new KeywordHits();
      automaton.scan(bytes, 2, length, hits);
      hits.sort();
      for (int i = 0; i < hits.count(); i++) {
        assertThat(found.add(hits.keyword(i) + "@" + hits.end(i))).isTrue();
      }
      assertThat(found).as("seed %s length %s", seed, length).isEqualTo(naive(keywords, text));
    }
  }

  private static TreeSet<String> naive(List<String> keywords, StringBuilder text) {
    TreeSet<String> found = new TreeSet<>();
    String lower = text.toString().toLowerCase(Locale.ROOT);
    for (int k = 0; k < keywords.size(); k++) {
      String keyword = keywords.get(k).toLowerCase(Locale.ROOT);
      for (int at = lower.indexOf(keyword); at >= 0; at = lower.indexOf(keyword, at + 1)) {
        found.add(k + "@" + (at + keyword.length()));
      }
    }
    return found;
  }
}
