package dev.plumbline.scan.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.git.object.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GitIndexTest {
  @TempDir Path folder;

  private static List<String> ours(GitIndex index) {
    return index.entries().stream()
        .map(entry ->
            String.format(
                Locale.ROOT,
                "%06o %s %d\t%s",
                entry.mode(),
                entry.id(),
                entry.stage(),
                entry.path()))
        .toList();
  }

  private static List<String> gits(Git git) {
    byte[] listing = git.bytes(new byte[0], "ls-files", "-s", "-z");
    return List.of(new String(listing, StandardCharsets.UTF_8).split("\0"));
  }

  private static void fill(Git git) {
    git.write("b.txt", "b").write("a/long/path/one.txt", "1").write("a/long/path/two.txt", "2");
    git.write("a.txt", "a").write("a-b", "x").write("ünï.txt", "u").commit("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "4", "split", "sha256", "sparse", "untracked"})
  void readsWhatLsFilesShows(String form) throws IOException {
    Git git = form.equals("sha256") ? Git.init(folder, "--object-format=sha256") : Git.init(folder);
    fill(git);
    switch (form) {
      case "2", "4" -> git.run("update-index", "--index-version", form);
      case "3" -> {
        git.write("later.txt", "later").run("add", "-N", "later.txt");
        git.run("update-index", "--skip-worktree", "b.txt");
      }
      case "split" -> {
        git.run("update-index", "--split-index");
        git.write("a.txt", "changed").write("c.txt", "new");
        Files.delete(folder.resolve("b.txt"));
        git.run("add", "-A");
        assertThat(folder.resolve(".git").toFile().list())
            .anyMatch(name -> name.startsWith("sharedindex."));
      }
      case "sparse" -> git.run("sparse-checkout", "set", "--cone", "--sparse-index", "nothing");
      case "untracked" -> git.run("update-index", "--untracked-cache");
      default -> {}
    }
    try (GitRepository repository = git.open()) {
      GitIndex index = repository.index();
      assertThat(index.holes()).isEmpty();
      assertThat(ours(index)).containsExactlyInAnyOrderElementsOf(gits(git));
      if (form.equals("3")) {
        assertThat(index.entries().stream().filter(IndexEntry::intentToAdd)).hasSize(1);
        assertThat(index.entries().stream().filter(IndexEntry::skipWorktree)).hasSize(1);
      }
    }
  }

  @Test
  void readsTheStagesOfAConflict() {
    Git git = Git.init(folder);
    fill(git);
    git.run("checkout", "-q", "-b", "side");
    git.write("a.txt", "side").commit("side");
    git.run("checkout", "-q", "main");
    git.write("a.txt", "main").commit("main");
    git.run(
        "-c",
        "core.editor=true",
        "merge-tree",
        "--write-tree",
        "--allow-unrelated-histories",
        "main",
        "main");
    git.run("read-tree", "-m", git.run("merge-base", "main", "side"), "main", "side");
    try (GitRepository repository = git.open()) {
      assertThat(ours(repository.index())).containsExactlyElementsOf(gits(git));
      assertThat(repository.index().entries()).anyMatch(entry -> entry.stage() == 3);
    }
  }

  @Test
  void everyFlippedByteIsNoticed() throws IOException {
    Git git = Git.init(folder);
    fill(git);
    Path file = folder.resolve(".git/index");
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i += 7) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Files.write(file, bad);
      try (GitRepository repository = git.open()) {
        assertThat(repository.index().holes()).as("byte %d", i).isNotEmpty();
      }
    }
    for (int length = 0; length < good.length; length += 11) {
      Files.write(file, java.util.Arrays.copyOf(good, length));
      try (GitRepository repository = git.open()) {
        assertThat(repository.index().holes()).as("length %d", length).isNotEmpty();
      }
    }
  }

  @Test
  void comparesTheIndexWithHead() throws IOException {
    Git git = Git.init(folder);
    fill(git);
    git.write("a.txt", "changed").write("a/long/path/three.txt", "3").write("z/y", "new");
    Files.delete(folder.resolve("b.txt"));
    git.write("b.txt/now/a/folder", "was a file before");
    git.run("add", "-A", "--", "a.txt", "a", "z");
    git.run("rm", "-q", "--cached", "a-b");
    git.write("intended.txt", "i").run("add", "-N", "intended.txt");
    assertStagedLikeGit(git);
    git.run("add", "-A");
    assertStagedLikeGit(git);
    git.run("rm", "-rq", "--cached", ".");
    assertStagedLikeGit(git);
  }

  private static void assertStagedLikeGit(Git git) throws IOException {
    String expected =
        git.run(
            "-c",
            "core.quotePath=false",
            "diff",
            "--cached",
            "--raw",
            "--no-renames",
            "--no-abbrev",
            "--ita-invisible-in-index");
    try (GitRepository repository = git.open();
        ObjectReader reader = repository.reader()) {
      Commit head = revision(repository, reader);
      TreeDiff diff = TreeDiff.staged(reader, head.tree(), repository.index());
      assertThat(diff.holes()).isEmpty();
      assertThat(raw(diff)).containsExactlyInAnyOrderElementsOf(expected.lines().toList());
      // The cached trees must not change the answer.
      GitIndex without = new GitIndex(repository.index().entries(), null, List.of(), List.of());
      assertThat(TreeDiff.staged(reader, head.tree(), without)).isEqualTo(diff);
    }
  }

  private static Commit revision(GitRepository repository, ObjectReader reader) {
    try {
      return new Revisions(repository, reader).commit("HEAD");
    } catch (RevisionException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> raw(TreeDiff diff) {
    return diff.changes().stream()
        .map(change -> {
          String status = change.oldId() == null ? "A" : change.newId() == null ? "D" : "M";
          boolean type = status.equals("M") && (change.oldMode() ^ change.newMode()) >> 12 != 0;
          return String.format(
              Locale.ROOT,
              ":%06o %06o %s %s %s\t%s",
              change.oldMode(),
              change.newMode(),
              change.oldId() == null ? "0".repeat(40) : change.oldId(),
              change.newId() == null ? "0".repeat(40) : change.newId(),
              type ? "T" : status,
              change.path());
        })
        .toList();
  }
}
