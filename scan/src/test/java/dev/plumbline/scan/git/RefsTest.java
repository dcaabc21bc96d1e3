package dev.plumbline.scan.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Hole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RefsTest {
  @TempDir Path folder;
  private Git git;
  private String first = "";

  @BeforeEach
  void repository() {
    git = Git.init(folder);
    first = git.write("a.txt", "one").commit("first");
  }

  private Refs refs() {
    try (GitRepository repository = git.open()) {
      Refs refs = repository.refs();
      assertThat(refs.holes()).isNotNull(); // reads the logs before the repository is closed
      return refs;
    }
  }

  private void ref(String name, String content) throws IOException {
    Path file = folder.resolve(".git").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void readsWhatForEachRefShows() {
    git.run("branch", "side");
    git.run("tag", "-a", "-m", "annotated", "v1");
    git.run("tag", "light");
    git.run("pack-refs", "--all");
    git.write("a.txt", "two").commit("second");
    git.run("branch", "-f", "side", "HEAD");
    git.run("notes", "add", "-m", "note", "HEAD");
    git.write("a.txt", "three").run("stash", "-q");
    git.run("symbolic-ref", "refs/heads/alias", "refs/heads/side");
    String expected = git.run("for-each-ref", "--format=%(objectname) %(refname)");
    Refs refs = refs();
    assertThat(
            refs.all().stream()
                .filter(ref -> ref.name().startsWith("refs/"))
                .map(ref -> ref.id() + " " + ref.name()))
        .containsExactlyElementsOf(expected.lines().toList());
    assertThat(refs.head().orElseThrow().hex()).isEqualTo(git.run("rev-parse", "HEAD"));
    assertThat(refs.headBranch()).contains("refs/heads/main");
    assertThat(refs.holes()).isEmpty();
  }

  @Test
  void knowsDetachedAndUnbornHeads() throws IOException {
    git.run("checkout", "-q", "--detach");
    assertThat(refs().headBranch()).isEmpty();
    assertThat(refs().head().orElseThrow().hex()).isEqualTo(first);
    ref("HEAD", "ref: refs/heads/none\n");
    Refs refs = refs();
    assertThat(refs.head()).isEmpty();
    assertThat(refs.notes()).anyMatch(note -> note.contains("refs/heads/none"));
    assertThat(refs.holes()).isEmpty();
  }

  @Test
  void readsReflogsStashesAndPseudoReferences() throws IOException {
    String dropped = git.write("a.txt", "dropped").commit("dropped");
    git.run("reset", "-q", "--hard", first);
    git.write("a.txt", "stash one").run("stash", "-q");
    String old = git.run("rev-parse", "stash");
    git.write("a.txt", "stash two").run("stash", "-q");
    Refs refs = refs();
    assertThat(refs.logged().keySet()).extracting(Object::toString).contains(dropped, old);
    assertThat(refs.find("refs/stash").orElseThrow().id().hex()).isNotEqualTo(old);
    ref("MERGE_HEAD", dropped + "\n" + first + "\n");
    ref("FETCH_HEAD", dropped + "\tnot-for-merge\tbranch 'x' of somewhere\n");
    assertThat(refs().holes()).isEmpty();
  }

  @Test
  void brokenReferencesAreHolesThatNameThem() throws IOException {
    String absent = "1234567890123456789012345678901234567890";
    ref("refs/heads/garbage", "what is this\n");
    ref("refs/heads/short", "abcdef\n");
    ref("refs/heads/missing", absent + "\n");
    ref("refs/heads/loop1", "ref: refs/heads/loop2\n");
    ref("refs/heads/loop2", "ref: refs/heads/loop1\n");
    ref("refs/heads/out", "ref: refs/../../../etc/passwd\n");
    ref("refs/heads/dangling", "ref: refs/heads/nothing\n");
    ref("refs/heads/huge", "a".repeat(10_000));
    ref("refs/heads/bell\u0007", first + "\n");
    ref("logs/refs/heads/strange", "no ids here\n");
    ref("packed-refs", "nonsense\n" + first + " refs/heads/../../x\n");
    Files.createSymbolicLink(folder.resolve(".git/refs/heads/link"), Path.of("/etc/hostname"));
    assertThat(refs().holes())
        .extracting(Hole::place)
        .contains(
            "refs/heads/garbage",
            "refs/heads/short",
            "refs/heads/missing",
            "refs/heads/loop1",
            "refs/heads/loop2",
            "refs/heads/out",
            "refs/heads/dangling",
            "refs/heads/huge",
            "refs/heads/bell\u0007",
            "logs/refs/heads/strange",
            "packed-refs",
            "refs/heads/../../x",
            "refs/heads/link");
  }

  @Test
  void aPipeInPlaceOfAReferenceDoesNotHang() throws Exception {
    Path pipe = folder.resolve(".git/refs/heads/pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(refs().holes()).extracting(Hole::place).contains("refs/heads/pipe");
  }
}
