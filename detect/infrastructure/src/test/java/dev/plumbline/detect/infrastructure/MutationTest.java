package dev.plumbline.detect.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every detector ends without an exception on damaged copies of every fixture. */
final class MutationTest {
  private static final String[] PIECES = {
    "$(",
    ")",
    "\"",
    "'",
    "`",
    "\n",
    " ",
    "\t",
    "{",
    "}",
    "{{",
    "}}",
    "[",
    "]",
    ":",
    "- ",
    "#",
    "|",
    "&",
    "<<EOF\n",
    "\\",
    "FROM ",
    "USER ",
    "RUN ",
    "ARG ",
    "${",
    "$",
    "image:",
    "uses:",
    "run:",
    "kind:",
    "---\n",
    "\0",
    "\uFEFF",
    "\u2028",
    "*a",
    "&a ",
    "!!x ",
    "%",
    "\\\n",
    "[Service]\n",
    "curl "
  };

  @Test
  @Timeout(300)
  void damageNeverCrashes() throws IOException {
    long seed = 20261124;
    Random random = new Random(seed);
    List<SnapshotDetector> detectors =
        ServiceLoader.load(SnapshotDetector.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(d -> d.info().name().startsWith("infrastructure/"))
            .toList();
    assertThat(detectors).hasSizeGreaterThanOrEqualTo(6);
    int runs = 0;
    for (Path folder : cases()) {
      Map<String, byte[]> contents = FakeSnapshot.ofFolder(folder).contents();
      for (int round = 0; round < 12; round++) {
        FakeSnapshot damaged = new FakeSnapshot();
        contents.forEach((path, bytes) -> damaged.with(path, damage(bytes, random)));
        for (SnapshotDetector detector : detectors) {
          try {
            assertThat(FakeReporter.run(detector, damaged)).isNotNull();
            runs++;
          } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(
                "seed "
                    + seed
                    + ", "
                    + detector.info().name()
                    + " on "
                    + folder
                    + ", round "
                    + round,
                e);
          }
        }
      }
    }
    assertThat(runs).isGreaterThan(1_000);
  }

  @Test
  @Timeout(60)
  void longAndDeepFilesEnd() {
    for (String open :
        List.of("$(", "{", "[", "- ", "a: ", "(", "\"", "<<A ", "{{", "\\\n", "${a:-", "curl ")) {
      String text = open.repeat(10_000);
      FakeSnapshot tree = new FakeSnapshot();
      tree.with("Dockerfile", "FROM a\nRUN curl " + text);
      tree.with("compose.yaml", "services:\n  " + text);
      tree.with("k.yaml", "apiVersion: v1\nkind: Pod\nspec: " + text);
      tree.with(".github/workflows/a.yml", "jobs:\n  a: " + text);
      tree.with("a.sh", "curl " + text);
      tree.with("a.ps1", "curl " + text);
      tree.with("Makefile", "a:\n\tcurl " + text);
      tree.with("a.service", "[Service]\nExecStart=" + text);
      for (SnapshotDetector detector : ServiceLoader.load(SnapshotDetector.class)) {
        assertThat(FakeReporter.run(detector, tree)).as(open).isNotNull();
      }
    }
  }

  /** Texts that cost more than their length: each must end in seconds. */
  @Test
  @Timeout(120)
  void multipliersAreBounded() {
    StringBuilder doubling = new StringBuilder("A=x\n");
    StringBuilder environment = new StringBuilder("FROM a\nENV A=x\n");
    for (int i = 0; i < 200; i++) {
      doubling.append("A=$A$A\nB=($A $A)\ncurl \"${B[@]}\" -o $A https://example.com/$A\n");
      environment.append("ENV A=$A$A\n");
    }
    FakeSnapshot tree = new FakeSnapshot();
    tree.with(
        "a.sh",
        doubling + "f() { g; g; }\ng() { h; h; }\nh() { f; f; }\nf\n" + "f\n".repeat(5_000));
    tree.with("b.sh", "./c.sh\n".repeat(5_000) + "curl https://example.com/x -o x\n".repeat(5_000));
    tree.with("c.sh", "x=1\n".repeat(10_000) + "source ./b.sh\n");
    tree.with("Dockerfile", environment + "RUN curl $A\n" + "FROM a AS b\n".repeat(5_000));
    tree.with("x/Dockerfile", "FROM " + "--a ".repeat(100_000) + "b");
    tree.with("k.yaml", "---\napiVersion: v1\nkind: Pod\nspec: [\n".repeat(5_000));
    tree.with(
        "compose.yaml",
        "services:\n"
            + "  a%d:\n    extends: b\n".repeat(5_000)
            + "  b:\n    extends: b\n    build: x\n");
    tree.with(
        "v.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  " + "A".repeat(500_000) + ": b\n");
    for (SnapshotDetector detector : ServiceLoader.load(SnapshotDetector.class)) {
      assertThat(FakeReporter.run(detector, tree)).as(detector.info().name()).isNotNull();
    }
  }

  private static byte[] damage(byte[] bytes, Random random) {
    StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
    for (int edits = 1 + random.nextInt(6); edits > 0 && !text.isEmpty(); edits--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
        case 2 -> text.setLength(at);
        default ->
            text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(80))));
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> paths = Files.walk(Path.of("src/test/resources/fixtures"), 2)) {
      return paths.filter(Files::isDirectory).filter(p -> p.getNameCount() == 6).sorted().toList();
    }
  }
}
