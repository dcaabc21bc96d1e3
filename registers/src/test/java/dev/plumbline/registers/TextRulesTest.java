package dev.plumbline.registers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tbd",
        "TBD - to be defined later",
        "n/a",
        "because",
        "....................",
        "xxx xxx xxx xxx xxx xxx xxx",
        "known issue, will be fixed later",
        "business reasons",
        "Lorem ipsum dolor sit amet",
        "please approve this for now",
        "see ticket as discussed above",
        "because because because because"
      })
  void aTextThatSaysNothingIsRefused(String text) {
    assertThat(Justification.fault(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The vendor ships the fix in May; the port is closed until then.",
        "Customers on firmware 2 cannot speak TLS 1.2.",
        "支払いゲートウェイは後継が稼働するまで静的な鍵しか受け付けません",
        "Die alte Kasse kann bis zum Umbau nur feste Schlüssel."
      })
  void aTextThatGivesAReasonPasses(String text) {
    assertThat(Justification.fault(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "deploy/**, deploy/a/b.yaml, true",
    "deploy/**, deploy2/a, false",
    "**/a.yaml, a.yaml, true",
    "**/a.yaml, x/y/a.yaml, true",
    "**/a.yaml, xa.yaml, false",
    "*.yaml, a.yaml, true",
    "*.yaml, x/a.yaml, false",
    "a?c, abc, true",
    "a?c, a/c, false",
    "a/**/b, a/b, true",
    "a/**/b, a/x/y/b, true",
    "a/**/b, ab, false",
    "**, anything/at/all, true",
    "a, A, false",
    "[a], [a], true",
    "x**y, x/1/y, true"
  })
  void globsMeanWhatTheySay(String glob, String path, boolean matches) {
    assertThat(Glob.matches(glob, path)).isEqualTo(matches);
  }

  @Test
  void aHostileGlobIsNotSlow() {
    assertThat(Glob.matches("*a".repeat(200) + "b", "a".repeat(5_000))).isFalse();
  }

  @Test
  void everyListOfAScopeNarrows() {
    Subject shop = new Subject(SubjectKind.REPOSITORY, "shop");
    ExceptionScope all = scope(List.of("C"), List.of(), List.of("repository:*"), List.of());
    assertThat(all.covers("C", shop, finding("a/b", "f1"))).isTrue();
    assertThat(all.covers("D", shop, finding("a/b", "f1"))).isFalse();
    assertThat(all.covers("C", new Subject(SubjectKind.PERSON, "shop"), finding("a/b", "f1")))
        .isFalse();
    ExceptionScope narrow =
        scope(List.of("C"), List.of("f1"), List.of("repository:shop"), List.of("a/*"));
    assertThat(narrow.covers("C", shop, finding("a/b", "f1"))).isTrue();
    assertThat(narrow.covers("C", shop, finding("a/b", "f2"))).isFalse();
    assertThat(narrow.covers("C", shop, finding("b/b", "f1"))).isFalse();
    ExceptionScope anyClause = scope(List.of(), List.of("f1"), List.of("*"), List.of());
    assertThat(anyClause.covers("D", shop, finding("a/b", "f1"))).isTrue();
    ExceptionScope nothing = scope(List.of(), List.of(), List.of("*"), List.of("**"));
    assertThat(nothing.covers("C", shop, finding("a/b", "f1"))).isFalse();
    ExceptionScope nobody = scope(List.of("C"), List.of(), List.of(), List.of());
    assertThat(nobody.covers("C", shop, finding("a/b", "f1"))).isFalse();
  }

  private static ExceptionScope scope(
      List<String> clauses, List<String> prints, List<String> subjects, List<String> paths) {
    return new ExceptionScope(
        clauses, prints.stream().map(Fingerprint::new).toList(), subjects, paths);
  }

  private static Finding finding(String path, String print) {
    return new Finding(
        new CheckId("a.b"),
        new RuleId("r"),
        Severity.HIGH,
        Confidence.HIGH,
        "m",
        Place.file(path),
        new Fingerprint(print),
        new LinkedHashMap<>());
  }
}
