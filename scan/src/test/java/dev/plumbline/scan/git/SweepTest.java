package dev.plumbline.scan.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectKind;
import dev.plumbline.scan.git.object.ObjectReader;
import dev.plumbline.scan.git.object.SweepOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SweepTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loose",
        "packed",
        "mixed",
        "several packs",
        "ref deltas",
        "sha256",
        "sha256 packed",
        "duplicates",
        "deep chains",
        "index version 1",
        "worktree",
        "special references",
        "empty"
      })
  void deliversExactlyWhatGitHas(String form) throws IOException {
    Git git = repository(form);
    var expected = Swept.byGit(git);
    try (GitRepository repository = git.open()) {
      for (int threads : new int[] {1, 3}) {
        Swept swept = Swept.of(repository, SweepOptions.all(threads).verifying());
        assertThat(swept.objects()).isEqualTo(expected);
        assertThat(swept.calls()).isEqualTo(expected.size());
        assertThat(swept.result().enumerated()).isEqualTo(expected.size());
        assertThat(swept.result().delivered()).isEqualTo(expected.size());
        assertThat(swept.result().holes()).isEmpty();
        assertThat(swept.result().complete()).isTrue();
      }
      assertThat(repository.objects().count()).isEqualTo(expected.size());
      readEachByItself(repository, expected.keySet());
    }
  }

  private static void readEachByItself(GitRepository repository, Iterable<String> ids)
      throws IOException {
    try (ObjectReader reader = repository.reader()) {
      for (String hex : ids) {
        ObjectId id = ObjectId.parse(hex).orElseThrow();
        Optional<GitObject> object = reader.read(id);
        assertThat(object).as(hex).isPresent();
        assertThat(repository.objects().contains(id)).isTrue();
        assertThat(repository.objects().id(repository.objects().ordinal(id))).isEqualTo(id);
      }
    }
  }

  private Git repository(String form) throws IOException {
    Git git =
        form.startsWith("sha256") ? Git.init(folder, "--object-format=sha256") : Git.init(folder);
    if (form.equals("empty")) {
      return git;
    }
    git.sampleHistory(12);
    switch (form) {
      case "packed", "sha256 packed" -> git.run("gc", "-q");
      case "mixed" -> {
        git.run("gc", "-q");
        git.write("new.txt", "not packed yet\n").commit("loose");
      }
      case "several packs" -> {
        for (int i = 0; i < 4; i++) {
          git.run("repack", "-q", "-d");
          git.write("more" + i + ".txt", "more " + i).commit("more " + i);
        }
      }
      case "ref deltas" -> {
        git.run("-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-a", "-d", "-f");
        assertThat(git.run("verify-pack", "-v", pack().toString())).contains("chain length");
      }
      case "duplicates" -> {
        git.run("repack", "-q", "-a");
        byte[] everything = git.bytes(new byte[0], "rev-list", "--objects", "--all");
        String ids =
            new String(everything, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" ")[0])
                .limit(60)
                .collect(java.util.stream.Collectors.joining("\n", "", "\n"));
        git.pipe(ids, "pack-objects", "-q", ".git/objects/pack/pack");
      }
      case "deep chains" -> git.run("repack", "-q", "-a", "-d", "-f", "--depth=400", "--window=40");
      case "index version 1" ->
          git.run("-c", "pack.indexVersion=1", "repack", "-q", "-a", "-d", "-f");
      case "worktree" -> {
        git.run("worktree", "add", "-q", "../" + folder.getFileName() + "-linked", "-b", "side");
        Git linked = new Git(folder.resolveSibling(folder.getFileName() + "-linked"));
        linked.write("side.txt", "side").commit("side");
        return linked;
      }
      case "special references" -> {
        git.write("docs/long.txt", "stashed").run("stash", "-q");
        git.run("notes", "add", "-m", "a note", "HEAD");
        git.run("replace", "HEAD", "HEAD~3");
        git.run("tag", "-a", "-m", "tag message", "v1");
        git.run("tag", "blob-tag", "HEAD:docs/long.txt");
      }
      default -> {}
    }
    return git;
  }

  private Path pack() throws IOException {
    try (var files = Files.list(folder.resolve(".git/objects/pack"))) {
      return files.filter(file -> file.toString().endsWith(".pack")).findFirst().orElseThrow();
    }
  }

  @Test
  void leavesOutOtherKindsAndCountsThem() {
    Git git = Git.init(folder).sampleHistory(5);
    git.run("gc", "-q");
    git.write("loose.txt", "loose").commit("loose");
    try (GitRepository repository = git.open()) {
      Swept swept = Swept.of(repository, SweepOptions.all(2).only(EnumSet.of(ObjectKind.BLOB)));
      assertThat(swept.objects().values()).allMatch(value -> value.startsWith("blob "));
      assertThat(swept.result().delivered() + swept.result().leftOut())
          .isEqualTo(swept.result().enumerated());
      assertThat(swept.result().complete()).isTrue();
    }
  }

  @Test
  void anObjectAboveTheLimitIsAHole() {
    Git git = Git.init(folder);
    git.write("large.txt", "x".repeat(5000)).write("small.txt", "y").commit("one");
    try (GitRepository repository = git.open()) {
      var result = Swept.of(repository, SweepOptions.all(1).limit(4000)).result();
      assertThat(result.failed()).isEqualTo(1);
      assertThat(result.holes()).hasSize(1);
      assertThat(result.holes().getFirst().reason()).contains("5000 bytes", "limit");
    }
    git.run("gc", "-q");
    try (GitRepository repository = git.open()) {
      var result = Swept.of(repository, SweepOptions.all(1).limit(4000)).result();
      assertThat(result.failed()).isEqualTo(1);
      assertThat(result.enumerated()).isEqualTo(result.delivered() + 1);
    }
  }

  @Test
  void stopsWhenPacksUnfoldToTooMuchAndSaysSo() {
    Git git = Git.init(folder).sampleHistory(10);
    git.run("gc", "-q");
    try (GitRepository repository = git.open()) {
      SweepOptions all = SweepOptions.all(1);
      var result =
          Swept.of(
                  repository,
                  new SweepOptions(1, all.kinds(), all.maxObjectBytes(), 10_000, all.verify()))
              .result();
      assertThat(result.failed()).isPositive();
      assertThat(result.enumerated()).isEqualTo(result.delivered() + result.failed());
      assertThat(result.holes()).anyMatch(hole -> hole.reason().contains("unfold"));
    }
  }

  @Test
  void whatAVisitorThrowsReachesTheCaller() {
    Git git = Git.init(folder).sampleHistory(5);
    try (GitRepository repository = git.open()) {
      assertThatThrownBy(() ->
              repository
                  .objects()
                  .sweep(
                      () ->
                          object -> {
                            throw new IllegalStateException("detector");
                          },
                      SweepOptions.all(3)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("detector");
    }
  }

  @Test
  void aPackWithoutIndexIsAHole() throws IOException {
    Git git = Git.init(folder).sampleHistory(5);
    git.run("gc", "-q");
    Path pack = pack();
    Files.delete(pack.resolveSibling(pack.getFileName().toString().replace(".pack", ".idx")));
    try (GitRepository repository = git.open()) {
      assertThat(repository.objects().holes()).hasSize(1);
      assertThat(repository.objects().holes().getFirst().wayOut()).contains("index-pack");
      assertThat(Swept.of(repository, SweepOptions.all(1)).result().complete()).isFalse();
    }
  }
}
