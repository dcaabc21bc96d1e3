package dev.plumbline.detect.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Hostile contents cost at most a fixed number of looks at each byte, beside the automaton's one.
 */
class LinearTimeTest {
  private static final int SIZE = 40_000;
  private static final int LOOKS = 60;

  @TestFactory
  Stream<DynamicTest> keywordsOverAndOver() {
    return RuleSet.all().rules().stream()
        .map(rule -> dynamicTest(rule.id(), () -> hostile(rule.keywords().getFirst())));
  }

  private void hostile(String keyword) {
    bounded(keyword, "");
    bounded(keyword, "=");
    bounded(keyword, "=\"");
    bounded(keyword, " ");
    bounded(keyword, "a");
    bounded(keyword, "://a:");
  }

  @TestFactory
  Stream<DynamicTest> longRuns() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String unit :
        List.of(
            "a",
            "A",
            "0",
            "=",
            "\"",
            "password=",
            "password=password\"",
            "eyJ.",
            "eyJa",
            "https://a:b@",
            "-----BEGIN PRIVATE KEY-----",
            "<password>",
            "kind: Secret\n",
            "kind: Secret\ndata:\n  a: b\n",
            "\\\"token\\\":\\\"",
            "secret: |\n",
            "LS0tLS1CRUdJTi",
            "'password','",
            "\"k\":\"",
            "key: {",
            "- name: token\n",
            "LS0tLS1CRUdJTi\n",
            "QUJD\n")) {
      tests.add(dynamicTest(unit.strip(), () -> bounded(unit, "")));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> positivesOverAndOver() {
    return RuleSet.all().rules().stream()
        .filter(rule -> rule.tier() != Tier.KEY)
        .map(rule -> dynamicTest(rule.id(), () -> positives(rule)));
  }

  private static void positives(SecretRule rule) {
    for (String positive : rule.rule().setting("positives")) {
      String unit = Template.expand(positive, new Random(1)).text();
      bounded(unit.substring(0, unit.length() * 2 / 3), " ");
    }
  }

  private static void bounded(String unit, String filler) {
    String one = unit + filler;
    byte[] bytes = one.repeat(SIZE / one.length() + 1).getBytes(StandardCharsets.ISO_8859_1);
    CountingText text = new CountingText(bytes);
    assertThat(new Finder(RuleSet.all()).find(text)).isNotNull();
    assertThat(text.reads() / bytes.length).as("looks at each byte of %s…", one).isLessThan(LOOKS);
  }
}
