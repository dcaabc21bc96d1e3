package dev.plumbline.scan.content;

import static dev.plumbline.scan.content.Needles.NEEDLE;
import static dev.plumbline.scan.content.Packed.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Region;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InnerContentsTest {
  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String base64(String text) {
    return base64(bytes(text));
  }

  private static Hit only(byte[] content) {
    ContentResult result = Needles.scan(content);
    assertThat(result.faults()).isEmpty();
    assertThat(result.hits()).hasSize(1);
    return result.hits().getFirst();
  }

  private static void isIn(Hit hit, String path, String view) {
    assertThat(hit.path("x")).isEqualTo("x" + path);
    assertThat(hit.finding().attributes().getOrDefault("view", "")).isEqualTo(view);
  }

  private static String escaped(String prefix, String suffix, int radix, int width) {
    StringBuilder out = new StringBuilder();
    for (byte b : bytes(NEEDLE)) {
      String digits = Integer.toString(b, radix);
      out.append(prefix).append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
      out.append(suffix);
    }
    return out.toString();
  }

  @Test
  void encodingsAreSeenThrough() {
    String mime =
        Base64.getMimeEncoder(76, bytes("\r\n  "))
            .encodeToString(bytes("hay ".repeat(30) + NEEDLE));
    isIn(only(bytes("a: " + base64(NEEDLE))), "", "base64");
    isIn(only(bytes("a: " + base64(NEEDLE).replace("=", ""))), "", "base64");
    isIn(only(bytes("a: path/" + base64(NEEDLE))), "", "base64");
    isIn(only(bytes("a:\n  " + mime + "\nb: c")), "", "base64");
    isIn(
        only(bytes("a: " + Base64.getUrlEncoder().encodeToString(bytes("??>>~~" + NEEDLE)))),
        "",
        "base64");
    isIn(only(bytes("a: " + HexFormat.of().formatHex(bytes(NEEDLE)))), "", "hex");
    isIn(only(bytes("a: 0x" + HexFormat.of().withUpperCase().formatHex(bytes(NEEDLE)))), "", "hex");
    isIn(only(bytes("a: " + escaped("%", "", 16, 2))), "", "percent");
    isIn(only(bytes("a: " + escaped("\\u", "", 16, 4))), "", "escapes");
    isIn(only(bytes("a: " + escaped("\\x", "", 16, 2))), "", "escapes");
    isIn(only(bytes("a: " + escaped("\\u{", "}", 16, 1))), "", "escapes");
    isIn(only(bytes("a: " + escaped("&#", ";", 10, 1))), "", "entities");
    isIn(only(bytes("a: " + escaped("&#x", ";", 16, 1))), "", "entities");
    isIn(
        only(bytes("a: " + base64(NEEDLE.getBytes(StandardCharsets.UTF_16LE)))),
        "",
        "base64>UTF-16LE");
  }

  @Test
  void oneEscapeInAValueIsEnough() {
    isIn(only(bytes("x = needle\\u002d0123456789;")), "", "escapes");
    isIn(only(bytes("x = needle%2D0123456789")), "", "percent");
    isIn(only(bytes("<x>needle&#45;0123456789</x>")), "", "entities");
  }

  @Test
  void theRegionIsWhereTheRunStands() {
    String run = base64(NEEDLE);
    Hit hit = only(bytes("first\n  key: " + run + "\nlast"));
    assertThat(hit.region()).isEqualTo(new Region(2, 8, 2, 8 + run.length() - 2));
    assertThat(hit.finding().attributes()).containsEntry("inner-position", "1:1");
    Hit escape = only(bytes("first\nx = needle\\u002d0123456789;"));
    assertThat(escape.region()).isEqualTo(new Region(2, 5, 2, 27));
  }

  @Test
  void whatIsNoTextIsNoText() {
    byte[] picture = new byte[3000];
    new java.util.Random(3).nextBytes(picture);
    ContentResult result =
        Needles.scan(
            bytes(
                "url(data:image/png;base64,"
                    + base64(picture)
                    + ")\n"
                    + HexFormat.of().formatHex(picture)
                    + "\nsome/long/path/of/words/without/end and_a_very_long_identifier_here"));
    assertThat(result).isEqualTo(ContentResult.CLEAN);
  }

  @Test
  void containersAreOpened() {
    byte[] needle = bytes("hay\n" + NEEDLE);
    isIn(only(Packed.gzip(needle)), "", "gzip");
    isIn(only(Packed.bzip2(needle)), "", "bzip2");
    isIn(only(Packed.xz(needle)), "", "xz");
    isIn(only(Packed.zstd(needle)), "", "zstd");
    isIn(only(Packed.tar("a/b", needle)), "!/a/b", "");
    isIn(only(Packed.gzip(Packed.tar("a/b", needle))), "!/a/b", "");
    isIn(only(Packed.ar("data", needle)), "!/data", "");
    isIn(only(Packed.cpio("a/b", needle)), "!/a/b", "");
    isIn(only(Packed.rpm(Packed.gzip(Packed.cpio("a/b", needle)))), "!/a/b", "");
    isIn(only(Packed.zip("a/b", needle)), "!/a/b", "");
    isIn(only(Packed.sevenZ("a/b", needle)), "!/a/b", "");
    isIn(only(Packed.tar("l.tar", Packed.gzip(Packed.tar("etc/e", needle)))), "!/l.tar!/etc/e", "");
    assertThat(only(Packed.tar("a", needle)).region()).isEqualTo(new Region(2, 1, 2, 18));
  }

  @Test
  void compiledConstantsAreSeen() {
    isIn(only(Compiled.javaClass("TOKEN", NEEDLE)), "", "class");
    isIn(only(Compiled.python("TOKEN", NEEDLE)), "", "pyc");
    assertThat(Needles.scan(Compiled.python("guess", "abcdefgh12")).hits())
        .as("the name an assignment gives")
        .isNotEmpty();
  }

  @Test
  void tablesOfADatabaseAreRead() {
    isIn(only(Compiled.sqlite("token", bytes(NEEDLE), false)), "!/t", "");
    isIn(only(Compiled.sqlite("token", bytes("x".repeat(3000) + NEEDLE), false)), "!/t", "");
    isIn(only(Compiled.sqlite("token", Packed.gzip(bytes(NEEDLE)), true)), "!/t/1/token", "gzip");
  }

  @Test
  void wordsSplitByMarkUpAreJoined() {
    String xml = "<w:p><w:r><w:t>needle-01234</w:t></w:r><w:r><w:t>56789</w:t></w:r></w:p>";
    isIn(only(Packed.zip("word/document.xml", bytes(xml))), "!/word/document.xml", "text");
    String cells =
        "{\"cells\": [{\"source\": [\"x = (\\\"needle-\\\"\\n\", \"needle\\u002d0123456789\\n\"]}]}";
    assertThat(Needles.scan(bytes(cells)).hits()).hasSize(1);
  }

  @Test
  void anEntryThatOnlyItsHeaderShowsIsReadAndReported() {
    byte[] zip =
        Packed.join(Packed.hiddenEntry("hidden", bytes(NEEDLE)), Packed.zip("a", bytes("hay")));
    ContentResult result = Needles.scan(zip);
    assertThat(result.hits()).hasSize(1);
    isIn(result.hits().getFirst(), "!/hidden", "");
    assertThat(result.faults()).anyMatch(fault -> fault.contains("directory"));
  }

  @Test
  void fiveEncodingsAreSeenThroughASixthIsReported() {
    UnaryOperator<String> encode = InnerContentsTest::base64;
    String text = NEEDLE;
    for (int depth = 1; depth <= 5; depth++) {
      text = encode.apply(text);
      isIn(only(bytes("k: " + text)), "", "base64" + ">base64".repeat(depth - 1));
    }
    ContentResult result = Needles.scan(bytes("k: " + encode.apply(text)));
    assertThat(result.hits()).isEmpty();
    assertThat(result.faults()).singleElement().asString().contains("more than 5 times");
  }

  @Test
  void mixedNestingSaysItsWay() {
    isIn(
        only(bytes("release: " + base64(base64(Packed.gzip(bytes(NEEDLE)))))),
        "",
        "base64>base64>gzip");
    isIn(
        only(Packed.zip("conf/a.env", bytes("X=" + base64(Packed.tar("e", bytes(NEEDLE)))))),
        "!/conf/a.env",
        "base64>tar!/e");
  }

  @Test
  void whatTheOuterTextSaysIsNotSaidAgain() {
    String guess = "guess=" + base64("needle-0123456789 in the hay");
    List<Hit> hits = Needles.scan(bytes(guess)).hits();
    assertThat(hits).as("a sure finding takes the place of a guess").hasSize(1);
    isIn(hits.getFirst(), "", "base64");
    String guesses = "guess=" + base64("guess=abcdefgh and more hay to be seen");
    assertThat(Needles.scan(bytes(guesses)).hits()).as("a guess does not").hasSize(1);
    assertThat(Needles.scan(bytes("needle-0123456789 %41%42")).hits()).hasSize(1);
  }

  @Test
  void digitsThatOnlyBeginLikeAContainerAreText() {
    assertThat(Needles.scan(bytes("assert hex == '1f8b0800000000000003000000000000ab'")))
        .isEqualTo(ContentResult.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1000})
  void cutOffContainersAreReported(int cut) {
    byte[] noise = new byte[5000];
    new java.util.Random(cut).nextBytes(noise);
    for (byte[] whole :
        List.of(
            Packed.gzip(noise),
            Packed.xz(noise),
            Packed.zstd(noise),
            Packed.tar("a", noise),
            Packed.zip("a", noise),
            Packed.sevenZ("a", noise),
            Packed.ar("a", noise))) {
      byte[] part = java.util.Arrays.copyOf(whole, noise.length - cut);
      assertThat(Needles.scan(part).faults())
          .as("%s", new String(whole, 0, 8, StandardCharsets.ISO_8859_1))
          .isNotEmpty();
    }
  }
}
