package dev.plumbline.detect.dependencies.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "packages/*;packages/a;true",
        "packages/*;packages/a/b;false",
        "packages/**;packages/a/b;true",
        "**/test/**;a/test/b;true",
        "**/test/**;test/b;true",
        "**/test/**;tests/b;false",
        "*;a;true",
        "*;'';false",
        "**/*;a/b;true",
        "{a,b}/c;b/c;true",
        "a?;ab;true",
        "a?;a/;false",
        "[ab]x;bx;true",
        "[!ab]x;bx;false",
        "./a/;a;true",
        "a.b;axb;false",
        "**/node_modules/**;a/node_modules/x;true"
      })
  void matches(String glob, String path, boolean expected) {
    assertThat(Glob.of(glob).matches(path)).isEqualTo(expected);
  }
}
