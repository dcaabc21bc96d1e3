package dev.plumbline.detect.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.ContentFinding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** The automaton and its windows find what each whole pattern finds over the whole content. */
class DifferentialTest {
  private final long seed = Long.getLong("plumbline.seed", System.nanoTime());

  @Test
  void windowsFindWhatPatternsFind() {
    Random random = new Random(seed);
    RuleSet rules = RuleSet.all();
    for (int round = 0; round < 60; round++) {
      String content = content(random, rules);
      List<String> expected = new ArrayList<>();
      for (SecretRule rule : rules.rules()) {
        if (rule.hasPattern() && rule.proof() == null) {
          Matcher matcher = rule.pattern().matcher(content);
          for (int from = 0; matcher.find(from); from = Math.max(from + 1, matcher.end())) {
            expected.add(rule.id() + " " + matcher.start(rule.group()) + " " + matcher.end());
          }
        }
      }
      List<String> found = new ArrayList<>();
      Finder.Trace trace =
          (rule, start, end) -> {
            if (rule.proof() == null) {
              found.add(rule.id() + " " + start + " " + end);
            }
          };
      byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
      assertThat(new Finder(rules, trace).findAll(new Latin1(bytes, 0, bytes.length))).isNotNull();
      assertThat(found).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void plantedSecretsAreAllFound() {
    Random random = new Random(seed);
    Scans scans = new Scans();
    List<SecretRule> rules = RuleSet.all().rules();
    for (int round = 0; round < 20; round++) {
      StringBuilder content = new StringBuilder(noise(random, random.nextInt(5000)));
      TreeMap<Integer, String> planted = new TreeMap<>();
      for (int i = 0; i < 40; i++) {
        SecretRule rule = rules.get(random.nextInt(rules.size()));
        if (rule.tier() != Tier.PROVIDER) {
          continue;
        }
        Template.Sample sample =
            Template.expand(rule.rule().setting("positives").getFirst(), random);
        content.append('\n');
        planted.put(content.length() + sample.start(), rule.id());
        content.append(sample.text()).append('\n').append(noise(random, random.nextInt(3000)));
      }
      TreeMap<Integer, String> found = new TreeMap<>();
      for (ContentFinding finding : scans.scan(content.toString())) {
        found.put(finding.start(), finding.rule().id().value());
      }
      assertThat(found).as("seed %s", seed).containsAllEntriesOf(planted);
    }
  }

  private static String content(Random random, RuleSet rules) {
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      SecretRule rule = rules.rule(random.nextInt(rules.rules().size()));
      List<String> texts = new ArrayList<>(rule.rule().setting("positives"));
      texts.addAll(rule.rule().setting("near-misses"));
      String text = Template.expand(texts.get(random.nextInt(texts.size())), random).text();
      int cut = random.nextInt(4) == 0 ? random.nextInt(text.length()) : 0;
      content.append(noise(random, random.nextInt(200)));
      content.append(random.nextBoolean() ? "\n" : "").append(text.substring(cut));
    }
    return content.toString();
  }

  private static String noise(Random random, int length) {
    String alphabet = "abcdefghij ABC012 _-=\"':./\n\t{}<>\u00e9\u00ff";
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < length; i++) {
      noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return noise.toString();
  }
}
