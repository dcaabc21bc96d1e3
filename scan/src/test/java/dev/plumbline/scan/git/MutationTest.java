package dev.plumbline.scan.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.git.history.HistoryBuilder;
import dev.plumbline.scan.git.history.HistoryGraph;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectReader;
import dev.plumbline.scan.git.object.SweepOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged repositories: nothing is thrown, the sums are right, damage never reads as complete. */
final class MutationTest {
  @TempDir Path folder;

  private Git repository() {
    Git git = Git.init(folder).sampleHistory(12);
    git.run("tag", "-a", "-m", "tag", "v1");
    git.run("gc", "-q");
    git.write("docs/long.txt", "loose now").commit("loose");
    git.run("branch", "other");
    return git;
  }

  @ParameterizedTest
  @CsvSource({"pack, 80", "idx, 80", "loose, 40", "index, 30", "refs, 30"})
  void survivesDamage(String kind, int rounds, TestReporter reporter) throws IOException {
    long seed = Long.getLong("seed", new Random().nextLong());
    reporter.publishEntry("seed", Long.toString(seed));
    Random random = new Random(seed);
    Git git = repository();
    SortedMap<String, String> original = Swept.byGit(git);
    List<Path> files = files(kind);
    assertThat(files).isNotEmpty();
    for (int round = 0; round < rounds * Integer.getInteger("soak", 1); round++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] good = Files.readAllBytes(file);
      assertThat(file.toFile().setWritable(true)).isTrue();
      byte[] bad = mutate(good, random);
      Files.write(file, bad);
      String what = kind + ", round " + round + ", -Dseed=" + seed + ": " + file;
      try {
        check(git, original, what, random);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(what, e);
      }
      Files.write(file, good);
    }
  }

  private List<Path> files(String kind) throws IOException {
    try (var all = Files.walk(folder.resolve(".git"))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> {
            String path = folder.resolve(".git").relativize(file).toString();
            return switch (kind) {
              case "pack" -> path.endsWith(".pack");
              case "idx" -> path.endsWith(".idx");
              case "loose" -> path.matches("objects/[0-9a-f]{2}/.*");
              case "index" -> path.equals("index");
              default ->
                  path.equals("HEAD")
                      || path.equals("packed-refs")
                      || path.startsWith("refs/")
                      || path.startsWith("logs/");
            };
          })
          .sorted()
          .toList();
    }
  }

  private static byte[] mutate(byte[] good, Random random) {
    byte[] bad = good.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        return Arrays.copyOf(bad, random.nextInt(bad.length + 1));
      }
      case 1 -> {
        return Arrays.copyOf(bad, bad.length + 1 + random.nextInt(50));
      }
      case 2 -> {
        int from = random.nextInt(bad.length);
        Arrays.fill(bad, from, Math.min(bad.length, from + 1 + random.nextInt(30)), (byte) 0);
      }
      case 3 -> {
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        }
      }
      default -> bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bad;
  }

  private static void check(Git git, SortedMap<String, String> original, String what, Random random)
      throws IOException {
    Opening opening = GitRepository.open(git.directory());
    if (!(opening instanceof Opening.Opened opened)) {
      assertThat(opening).as(what).isInstanceOf(Opening.Refused.class);
      return;
    }
    try (GitRepository repository = opened.repository()) {
      SweepOptions options = SweepOptions.all(1 + random.nextInt(2)).limit(1 << 22);
      boolean verify = random.nextInt(4) > 0;
      Swept swept = Swept.of(repository, verify ? options.verifying() : options);
      var result = swept.result();
      assertThat(result.delivered() + result.leftOut() + result.failed())
          .as(what)
          .isEqualTo(result.enumerated());
      assertThat(swept.calls()).as(what).isEqualTo((int) result.delivered());
      assertThat(result.failed() > 0 && result.holes().isEmpty()).as(what).isFalse();
      if (verify) {
        for (Map.Entry<String, String> entry : swept.objects().entrySet()) {
          assertThat(entry.getValue()).as(what).isEqualTo(original.get(entry.getKey()));
        }
        if (result.complete()) {
          assertThat(swept.objects()).as(what).isEqualTo(original);
        }
      }
      assertThat(repository.refs().all()).as(what).isNotNull();
      assertThat(repository.index().entries()).as(what).isNotNull();
      HistoryGraph history = HistoryBuilder.sweep(repository, 1);
      List<ObjectId> some = new ArrayList<>();
      original.keySet().stream()
          .limit(10)
          .map(ObjectId::parse)
          .forEach(id -> some.add(id.orElseThrow()));
      assertThat(history.attribute(some)).as(what).isNotNull();
      readSome(repository, some);
    }
  }

  private static void readSome(GitRepository repository, List<ObjectId> ids) {
    try (ObjectReader reader = repository.reader()) {
      for (ObjectId id : ids) {
        try {
          assertThat(reader.read(id).isEmpty() || repository.objects().contains(id)).isTrue();
        } catch (IOException e) {
          assertThat(e).hasMessageNotContaining("null");
        }
      }
    }
  }

  @Test
  void aPackCutShortWhileItIsMappedDoesNotEndTheProcess() throws IOException {
    Git git = Git.init(folder);
    byte[] noise = new byte[300_000];
    new Random(5).nextBytes(noise);
    git.write("noise.bin", noise).sampleHistory(3);
    git.run("gc", "-q");
    Path pack;
    try (var files = Files.list(folder.resolve(".git/objects/pack"))) {
      pack = files.filter(f -> f.toString().endsWith(".pack")).findFirst().orElseThrow();
    }
    try (GitRepository repository = git.open()) {
      assertThat(repository.objects().count()).isPositive();
      assertThat(pack.toFile().setWritable(true)).isTrue();
      try (var channel =
          java.nio.channels.FileChannel.open(pack, java.nio.file.StandardOpenOption.WRITE)) {
        channel.truncate(5000);
      }
      var result = Swept.of(repository, SweepOptions.all(2)).result();
      assertThat(result.complete()).isFalse();
      assertThat(result.enumerated()).isEqualTo(result.delivered() + result.failed());
    }
  }
}
