package dev.plumbline.report.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.Golden;
import dev.plumbline.report.Hostiles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EscapersTest {
  static final List<String> HOSTILE = Hostiles.ALL;

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void noneLetsAHarmfulCharacterThrough(String text) {
    Golden.assertHarmless(VisibleText.of(text));
    Golden.assertHarmless(TerminalText.of(text, false));
    Golden.assertHarmless(HtmlText.of(text));
    Golden.assertHarmless(XmlText.attribute(text));
    Golden.assertHarmless(XmlText.element(List.of(text)));
    Golden.assertHarmless(MarkdownText.of(text));
    Golden.assertHarmless(MarkdownText.code(text));
    Golden.assertHarmless(UriText.path(text));
    assertThat(VisibleText.of(text)).doesNotContain("\n");
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void noBuildServerObeys(String text) {
    for (boolean ascii : new boolean[] {true, false}) {
      String line = TerminalText.line("  " + TerminalText.of(text, ascii));
      assertThat(line.strip()).doesNotStartWith("::");
      assertThat(line).doesNotContain("##[", "##vso[", "##teamcity[");
    }
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void markupStaysText(String text) {
    assertThat(HtmlText.of(text))
        .doesNotContainPattern("[<>\"'`]")
        .doesNotContainPattern("&(?!#|[a-z])");
    assertThat(XmlText.attribute(text)).doesNotContainPattern("[<>\"']");
    assertThat(XmlText.element(List.of(text))).doesNotContain("]]>", "<");
    assertThat(MarkdownText.of(text)).doesNotContainPattern("[<>\"'`|*_\\[\\]()@!\\\\~$]");
    assertThat(MarkdownText.of(text)).doesNotStartWith("=");
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void pathsAreRelativeReferences(String text) {
    URI uri = URI.create(UriText.path(text));
    assertThat(uri.getScheme()).isNull();
    assertThat(uri.getRawQuery()).isNull();
    assertThat(uri.getRawFragment()).isNull();
  }

  @Test
  void plainTextStaysAsItIs() {
    String text = "src/main/Größe 日本 file-1_a.txt";
    assertThat(VisibleText.of(text)).isSameAs(text);
    assertThat(TerminalText.of(text, false)).isEqualTo(text);
    assertThat(HtmlText.of(text)).isEqualTo(text);
    assertThat(TerminalText.of(text, true))
        .isEqualTo("src/main/Gr\\xf6\\xdfe \\u{65e5}\\u{672c} file-1_a.txt");
  }

  @Test
  void escapesCanBeRead() {
    assertThat(VisibleText.of(Hostiles.COLOUR)).isEqualTo("a\\x1b[31mred\\x1b[0m.txt");
    assertThat(VisibleText.of(Hostiles.LINES)).isEqualTo("one\\ntwo\\u{2028}three\\x85four");
    assertThat(VisibleText.of(Hostiles.SURROGATE)).isEqualTo("a\\u{d800}b\\u{dc00}");
  }

  @Test
  void pathsStayBelowTheirBase() {
    assertThat(UriText.path("../../etc/passwd")).isEqualTo("%2E%2E/%2E%2E/etc/passwd");
    assertThat(UriText.path("/etc//x")).isEqualTo("%2Fetc/%2Fx");
    assertThat(UriText.path("a:b/c d?e#f%")).isEqualTo("a%3Ab/c%20d%3Fe%23f%25");
    byte[] bytes = "ö".getBytes(StandardCharsets.UTF_8);
    assertThat(UriText.path("ö")).hasSize(bytes.length * 3).isEqualTo("%C3%B6");
  }

  @Test
  void onlyPlainAddressesAreLinks() {
    assertThat(UriText.linkable("https://cwe.mitre.org/data/definitions/798.html")).isTrue();
    for (String not :
        List.of(
            "javascript:alert(1)",
            "https://u:p@host.invalid/",
            "https://",
            "https://host.invalid/\"x",
            "data:text/html,x",
            "https://host.invalid/\u202Ex")) {
      assertThat(UriText.linkable(not)).as(not).isFalse();
    }
  }

  @Test
  void mentionsAndReferencesAreBroken() {
    assertThat(MarkdownText.of("@all #1 GH-7 www.x"))
        .isEqualTo("&#64;&#8203;all &#35;&#8203;1 GH&#45;&#8203;7 www&#46;x");
    assertThat(MarkdownText.of("1. a")).isEqualTo("1&#46; a");
    assertThat(MarkdownText.of("- a")).isEqualTo("&#45; a");
  }
}
