package dev.plumbline.detect.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.evidence.Confidence;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every rule keeps: the samples of its own file are found, the near misses are not. */
class SecretRuleContractTest {
  /** Kinds of secret with a citable source of their format; only ever raised. */
  private static final int MINIMUM_SOURCED = 800;

  private static final int SEEDS = 3;

  private final Scans scans = new Scans();

  @Test
  void noRuleIsLost() {
    assertThat(rules().filter(SecretRuleContractTest::isSourced).count())
        .isGreaterThanOrEqualTo(MINIMUM_SOURCED);
  }

  @Test
  void idsAreUnique() {
    assertThat(rules().map(rule -> rule.id().value())).doesNotHaveDuplicates();
  }

  /** One thread for each core: a scan needs a session of its own. */
  @Test
  void contract() {
    List<String> broken =
        RuleSet.all().rules().parallelStream()
            .map(SecretRuleContractTest::complaint)
            .filter(complaint -> !complaint.isEmpty())
            .toList();
    assertThat(broken).isEmpty();
  }

  private static String complaint(SecretRule rule) {
    Throwable thrown = catchThrowable(() -> new SecretRuleContractTest().keeps(rule));
    return thrown == null ? "" : rule.id() + ": " + thrown;
  }

  private static Stream<Rule> rules() {
    return RuleSet.all().rules().stream().map(SecretRule::rule);
  }

  /** Whether it counts as a kind: not a guess, and where its facts come from can be read. */
  private static boolean isSourced(Rule rule) {
    return rule.confidence() != Confidence.LOW
        && rule.references().stream().anyMatch(source -> source.startsWith("https://"));
  }

  private void keeps(SecretRule rule) {
    wording(rule.rule());
    List<String> positives = rule.rule().setting("positives");
    List<String> nearMisses = rule.rule().setting("near-misses");
    assertThat(positives).as("positives").isNotEmpty();
    assertThat(nearMisses).as("near-misses").hasSizeGreaterThanOrEqualTo(2);
    for (int seed = 1; seed <= SEEDS; seed++) {
      for (String positive : positives) {
        Template.Sample sample = Template.expand(positive, new Random(seed));
        isFound(rule, positive, sample, "", "");
        isFound(rule, positive, sample, "a = 1;\n\n  ".repeat(seed), "\n# the end\n");
        isFound(
            rule,
            positive,
            sample,
            "\u00c3\u00a9\u00ff\u0000\u00fe\n",
            "\n\u00e2\u0082\u00ac\u00ff");
        twice(rule, positive, sample, Template.expand(positive, new Random(seed + 100)));
        windows(rule, positive, sample);
      }
      for (String nearMiss : nearMisses) {
        String text = Template.expand(nearMiss, new Random(seed)).text();
        assertThat(scans.scan(text, rule.id())).as("near miss: %s", nearMiss).isEmpty();
      }
    }
  }

  private static void wording(Rule rule) {
    assertThat(rule.references()).as("references").allMatch(r -> r.startsWith("https://"));
    wayOut(rule);
    assertThat(rule.cwe()).isNotEmpty();
    assertThat(rule.check().value()).isEqualTo("secrets.tree");
    List<String> keywords = rule.setting("keywords");
    assertThat(keywords.stream().map(keyword -> keyword.toLowerCase(Locale.ROOT)))
        .as("keywords do not tell upper from lower case")
        .doesNotHaveDuplicates();
    if (!rule.setting("pattern").isEmpty()) {
      assertThat(keywords).as("shorter keywords hit everywhere").allMatch(k -> k.length() >= 3);
      for (String keyword : keywords) {
        assertThat(keywords.stream().filter(k -> !k.equals(keyword)))
            .as("a keyword inside another would hide hits")
            .noneMatch(k -> hides(k.toLowerCase(Locale.ROOT), keyword.toLowerCase(Locale.ROOT)));
      }
    }
  }

  /** Who issued it, how to end it there, how to get another. */
  private static void wayOut(Rule rule) {
    for (String key : List.of("provider", "revoke", "rotate")) {
      assertThat(rule.setting(key)).as(key).hasSize(1);
      assertThat(rule.setting(key).getFirst()).as(key).isNotBlank();
    }
    assertThat(rule.setting("revoke").getFirst().strip()).hasSizeGreaterThan(20).endsWith(".");
    assertThat(rule.setting("rotate").getFirst().strip()).hasSizeGreaterThan(20).endsWith(".");
  }

  /** At a common end the longer one is tried first, which is right. */
  private static boolean hides(String longer, String shorter) {
    return longer.contains(shorter) && !longer.endsWith(shorter);
  }

  private void isFound(
      SecretRule rule, String template, Template.Sample sample, String before, String after) {
    String text = before + sample.text() + after;
    List<ContentFinding> findings = scans.scan(text, rule.id());
    assertThat(findings).as("findings of %s in: %s", rule.id(), template).hasSize(1);
    ContentFinding finding = findings.getFirst();
    if (sample.start() >= 0) {
      assertThat(text.substring(finding.start(), finding.end()))
          .as("the value of: %s", template)
          .isEqualTo(sample.value());
      keepsSilent(rule, finding, sample.value());
    }
  }

  /** Nothing that is printed may hold more of the value than its public mark. */
  private static void keepsSilent(SecretRule rule, ContentFinding finding, String value) {
    String said = finding.message() + finding.attributes() + finding.fingerprint();
    int open = Math.min(rule.prefix(), value.length() / 2);
    for (int i = open; i + 10 <= value.length(); i++) {
      String part = value.substring(i, i + 10);
      assertThat(said).as("%s tells of its value", rule.id()).doesNotContain(part);
    }
    assertThat(finding.attributes()).containsKeys("masked", "score", "why", "proof", "entropy");
  }

  private void twice(SecretRule rule, String template, Template.Sample one, Template.Sample two) {
    boolean document = template.contains("kind: Secret");
    String text = one.text() + (document ? "\n---\n" : "\n") + two.text();
    assertThat(scans.scan(text, rule.id())).as("two after each other: %s", template).hasSize(2);
    if (rule.prefix() > 0 && one.start() == 0 && one.end() == one.text().length()) {
      assertThat(scans.scan(one.text() + two.text(), rule.id()))
          .as("two without anything between: %s", template)
          .isNotEmpty();
      assertThat(scans.scan("[\"" + one.text() + "\",\"" + two.text() + "\"]", rule.id()))
          .as("two in a list: %s", template)
          .hasSize(2);
    }
  }

  private void windows(SecretRule rule, String template, Template.Sample sample) {
    String text = "x\r\n" + sample.text().replace("\n", "\r\n") + "\r\ny\r\n";
    assertThat(scans.scan(text, rule.id())).as("with CRLF: %s", template).hasSize(1);
  }
}
