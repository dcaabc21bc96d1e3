package dev.plumbline.detect.dependencies.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "NPM;^1.2.3;1.9.0;true",
        "NPM;^1.2.3;2.0.0;false",
        "NPM;^0.2.3;0.2.9;true",
        "NPM;^0.2.3;0.3.0;false",
        "NPM;^0.0.3;0.0.4;false",
        "NPM;~1.2.3;1.2.9;true",
        "NPM;~1.2.3;1.3.0;false",
        "NPM;~1;1.9.0;true",
        "NPM;1.2;1.2.7;true",
        "NPM;1.2;1.3.0;false",
        "NPM;1.x;1.9.0;true",
        "NPM;1.2.3;1.2.3;true",
        "NPM;1.2.3;1.2.4;false",
        "NPM;>=1.0.0 <2.0.0;1.5.0;true",
        "NPM;>=1.0.0 <2.0.0;2.0.0;false",
        "NPM;1.0.0 - 2.0.0;1.5.0;true",
        "NPM;1.0.0 - 2.0.0;2.1.0;false",
        "NPM;^1 || ^3;3.4.0;true",
        "NPM;^1 || ^3;2.4.0;false",
        "NPM;<=1.2;1.2.9;true",
        "NPM;>1.2;1.2.9;false",
        "NPM;*;9.9.9;true",
        "CARGO;1.2;1.9.0;true",
        "CARGO;1.2;2.0.0;false",
        "CARGO;0.3;0.3.9;true",
        "CARGO;0.3;0.4.0;false",
        "CARGO;=1.2.3;1.2.4;false",
        "CARGO;>=1, <3;2.0.0;true",
        "CARGO;1.*;1.4.0;true",
        "COMPOSER;~1.2;1.9.0;true",
        "COMPOSER;~1.2;2.0.0;false",
        "COMPOSER;~1.2.3;1.3.0;false",
        "COMPOSER;^1.2;v1.4.0;true",
        "COMPOSER;1.0.*;1.0.9;true",
        "PESSIMISTIC;~> 1.2;1.9;true",
        "PESSIMISTIC;~> 1.2;2.0;false",
        "PESSIMISTIC;~> 1.2.3;1.3.0;false",
        "PESSIMISTIC;>= 1.0 and < 2.0;1.5.0;true",
        "PESSIMISTIC;~> 1.0 or ~> 2.0;2.5.0;true",
        "PESSIMISTIC;!= 1.5.0;1.5.0;false",
        "PUB;>=1.0.0 <2.0.0;1.5.0;true",
        "PUB;any;1.0.0;true",
        "NPM;latest;1.0.0;unknown",
        "NPM;github:u/x;1.0.0;unknown",
        "NPM;^1;not-a-version;unknown",
        "NPM;^1.0.0 foo;1.0.0;unknown"
      })
  void contains(Ranges.Dialect dialect, String range, String version, String expected) {
    assertThat(Ranges.contains(dialect, range, version).map(String::valueOf).orElse("unknown"))
        .isEqualTo(expected);
  }
}
