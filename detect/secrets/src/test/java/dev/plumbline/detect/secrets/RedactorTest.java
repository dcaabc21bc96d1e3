package dev.plumbline.detect.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RedactorTest {
  private final Redactor redactor = new Redactor();

  @Test
  void masksEverySampleOfEveryRule() {
    for (SecretRule rule : RuleSet.all().rules()) {
      for (String positive : rule.rule().setting("positives")) {
        Template.Sample sample = Template.expand(positive, new Random(11));
        if (sample.start() >= 0) {
          String masked = redactor.mask("caf\u00e9 " + sample.text());
          assertThat(masked).as(positive).doesNotContain(sample.value()).startsWith("caf\u00e9 ");
        }
      }
    }
  }

  @Test
  void leavesOtherTextAlone() {
    String text =
        "Finding in src/Main.java:12 \u2013 commit 2f23b06 by a@b.c, see https://example.org/a?b=c";
    assertThat(redactor.mask(text)).isEqualTo(text);
  }

  @Test
  void masksALineOfAKeyWithoutItsName() {
    String line = Template.expand("{base64:64}", new Random(3)).text();
    assertThat(redactor.mask("> " + line)).isEqualTo("> \u2026(64)");
  }
}
