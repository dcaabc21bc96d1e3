package dev.plumbline.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with git itself, and with patterns that make others try for ever. */
class IgnorePatternTest {
  private static final List<String> PIECES =
      List.of(
          "a", "b", "c", "*", "?", "[ab]", "[!a]", "[a-c]", "[[:alpha:]]", "\\a", "[]a]", "[^b]");

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "*.log, a/b.log, true",
    "/a.log, b/a.log, false",
    "a/*.log, a/b/c.log, false",
    "a/**/c, a/c, true",
    "a/**/c, a/b/b/c, true",
    "**/c, c, true",
    "a/**, a/b/c, true",
    "build/, build/x, true",
    "build/, build, false",
    "[!a]b, ab, false",
    "[!a]b, cb, true",
    "\\*x, *x, true",
    "\\*x, yx, false",
    "[[:digit:]]x, 1x, true",
    "[a, [a, false",
    "'#x', '#x', false",
    "'\\#x', '#x', true"
  })
  void table(String pattern, String path, boolean ignored) throws IOException {
    assertThat(rules(pattern + "\n").ignored(path, false)).isEqualTo(ignored);
  }

  @Test
  void theLastPatternThatMatchesDecides() throws IOException {
    IgnoreRules rules = rules("\uFEFF*.env\r\n!keep.env\r\n  \nx.env  \n");
    assertThat(rules.ignored("a.env", false)).isTrue();
    assertThat(rules.ignored("keep.env", false)).isFalse();
    assertThat(rules.ignored("x.env", false)).isTrue();
  }

  @Test
  void manyStarsEndAtOnce() {
    IgnoreRules rules =
        rules("*a".repeat(400) + "*b\n" + "**/".repeat(400) + "b\n[" + "a-".repeat(900) + "]*b\n");
    String path = "a/".repeat(100) + "a".repeat(250);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(rules.ignored(path, false)).isFalse());
  }

  @Test
  void asGitDoes() throws IOException, InterruptedException {
    run("", "git", "init", "-q", ".");
    Random random = new Random(20261124);
    for (int round = 0; round < 40; round++) {
      String file = patterns(random);
      Files.writeString(temp.resolve(".gitignore"), file);
      List<String> paths = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        paths.add(path(random));
      }
      String[] told =
          run(
                  String.join("\n", paths) + "\n",
                  "git",
                  "check-ignore",
                  "--no-index",
                  "-v",
                  "--non-matching",
                  "--stdin")
              .split("\n");
      IgnoreRules rules = rules(file);
      for (int i = 0; i < paths.size(); i++) {
        String pattern =
            told[i].substring(0, told[i].indexOf('\t')).replaceFirst("^[^:]*:[^:]*:", "");
        boolean ignored = !pattern.isEmpty() && !pattern.startsWith("!");
        assertThat(rules.ignored(paths.get(i), false))
            .as("%s with %s", paths.get(i), file)
            .isEqualTo(ignored);
      }
    }
  }

  private static IgnoreRules rules(String file) {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    return new IgnoreRules(
        directory -> directory.isEmpty() ? Optional.of(bytes) : Optional.empty());
  }

  private static String patterns(Random random) {
    StringBuilder text = new StringBuilder();
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      text.append(random.nextInt(5) == 0 ? "!" : "").append(random.nextInt(4) == 0 ? "/" : "");
      int parts = 1 + random.nextInt(3);
      for (int i = 0; i < parts; i++) {
        text.append(i > 0 ? "/" : "");
        if (random.nextInt(6) == 0) {
          text.append("**");
          continue;
        }
        for (int pieces = 1 + random.nextInt(3); pieces > 0; pieces--) {
          String piece = PIECES.get(random.nextInt(PIECES.size()));
          text.append(piece.equals("*") && text.toString().endsWith("*") ? "a" : piece);
        }
      }
      text.append(random.nextInt(5) == 0 ? "/" : "").append('\n');
    }
    return text.toString();
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder();
    for (int names = 1 + random.nextInt(4); names > 0; names--) {
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        path.append("abc".charAt(random.nextInt(3)));
      }
      path.append(names > 1 ? "/" : "");
    }
    return path.toString();
  }

  private String run(String input, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true).start();
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
