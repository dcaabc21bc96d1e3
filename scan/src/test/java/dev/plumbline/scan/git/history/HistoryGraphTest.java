package dev.plumbline.scan.git.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.Git;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.history.Attribution.Origin;
import dev.plumbline.scan.git.object.ObjectId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryGraphTest {
  @TempDir Path temporary;
  private Git git;

  @BeforeEach
  void repository() {
    git = Git.init(temporary.resolve("main"));
    git.write("base.txt", "base").commit("base");
  }

  private static ObjectId id(String hex) {
    return ObjectId.parse(hex).orElseThrow();
  }

  private List<Attribution> attribute(String... hex) {
    List<Attribution> one = attribute(1, hex);
    assertThat(attribute(3, hex)).isEqualTo(one);
    git.run("repack", "-q", "-d");
    assertThat(attribute(2, hex)).isEqualTo(one);
    return one;
  }

  private List<Attribution> attribute(int threads, String... hex) {
    try (GitRepository repository = git.open()) {
      HistoryGraph history = HistoryBuilder.sweep(repository, threads);
      assertThat(history.holes()).isEmpty();
      return history.attribute(Arrays.stream(hex).map(HistoryGraphTest::id).toList());
    }
  }

  private Attribution attributeOne(String hex) {
    return attribute(hex).getFirst();
  }

  private String blob(String expression) {
    return git.run("rev-parse", expression);
  }

  @Test
  void namesTheFirstCommitAndAllPaths() {
    String first = git.write("x/secret.txt", "s").commit("brings it");
    git.write("y/copy.txt", "s").commit("copies it");
    git.run("rm", "-q", "x/secret.txt");
    git.commit("removes one");
    Attribution found = attributeOne(blob("HEAD:y/copy.txt"));
    assertThat(found.origin()).isEqualTo(Origin.COMMIT);
    assertThat(found.commit()).isEqualTo(id(first));
    assertThat(found.path()).isEqualTo("x/secret.txt");
    assertThat(found.paths()).containsExactly("x/secret.txt", "y/copy.txt");
    assertThat(found.pathCount()).isEqualTo(2);
    assertThat(found.headPath()).isEqualTo("y/copy.txt");
    assertThat(found.inHead()).isFalse();
    assertThat(found.reach()).isEqualTo(Reach.REF);
    assertThat(found.via()).isEqualTo("refs/heads/main");
  }

  @Test
  void knowsWhatAMergeResolutionBroughtIn() {
    git.run("checkout", "-q", "-b", "side");
    git.write("base.txt", "side").commit("side");
    git.run("checkout", "-q", "main");
    git.write("base.txt", "main").commit("main");
    git.run("merge", "-q", "-s", "ours", "--no-commit", "side");
    git.write("base.txt", "resolved by hand");
    String merge = git.commit("merge");
    Attribution found = attributeOne(blob("HEAD:base.txt"));
    assertThat(found.commit()).isEqualTo(id(merge));
    assertThat(found.path()).isEqualTo("base.txt");
    assertThat(found.inHead()).isTrue();
  }

  @Test
  void followsARenameWithAnEditByObject() {
    String before = git.write("old.txt", "content\n").commit("old");
    git.run("mv", "old.txt", "new.txt");
    String after = git.write("new.txt", "content edited\n").commit("new");
    List<Attribution> both = attribute(blob(before + ":old.txt"), blob(after + ":new.txt"));
    assertThat(both)
        .anySatisfy(a -> {
          assertThat(a.commit()).isEqualTo(id(before));
          assertThat(a.path()).isEqualTo("old.txt");
          assertThat(a.headPath()).isNull();
        })
        .anySatisfy(a -> {
          assertThat(a.commit()).isEqualTo(id(after));
          assertThat(a.path()).isEqualTo("new.txt");
          assertThat(a.inHead()).isTrue();
        });
  }

  @Test
  void knowsATagStraightToABlobAndATree() {
    String blob = git.pipe("only tagged", "hash-object", "-w", "--stdin");
    git.run("tag", "-a", "-m", "blob", "blob-tag", blob);
    String inTree = git.pipe("in a tagged tree", "hash-object", "-w", "--stdin");
    String tree = git.pipe("100644 blob " + inTree + "\tfile.txt\n", "mktree");
    git.run("tag", "tree-tag", tree);
    Attribution tagged = attributeOne(blob);
    assertThat(tagged.origin()).isEqualTo(Origin.TAG);
    assertThat(tagged.path()).isEqualTo("(tagged object)");
    assertThat(tagged.via()).isEqualTo("refs/tags/blob-tag");
    assertThat(tagged.reach()).isEqualTo(Reach.REF);
    Attribution below = attributeOne(inTree);
    assertThat(below.path()).isEqualTo("file.txt");
    assertThat(below.via()).isEqualTo("refs/tags/tree-tag");
    Attribution message = attributeOne(git.run("rev-parse", "blob-tag"));
    assertThat(message.path()).isEqualTo("(tag message)");
    assertThat(message.origin()).isEqualTo(Origin.TAG);
  }

  @Test
  void knowsStashesNotesAndDroppedCommits() {
    git.write("base.txt", "first stash").run("stash", "-q");
    String older = blob("stash:base.txt");
    git.write("base.txt", "second stash").run("stash", "-q");
    String newer = blob("stash:base.txt");
    git.run("notes", "add", "-m", "a note with content", "HEAD");
    String note = git.run("notes", "list", "HEAD");
    String dropped = git.write("dropped.txt", "dropped").commit("dropped");
    String droppedBlob = blob("HEAD:dropped.txt");
    git.run("reset", "-q", "--hard", "HEAD~1");
    assertThat(attributeOne(newer).reach()).isEqualTo(Reach.REF);
    assertThat(attributeOne(newer).via()).isEqualTo("refs/stash");
    assertThat(attributeOne(older).reach()).isEqualTo(Reach.LOG);
    assertThat(attributeOne(older).via()).isEqualTo("logs/refs/stash");
    assertThat(attributeOne(note).via()).isEqualTo("refs/notes/commits");
    assertThat(attributeOne(droppedBlob).reach()).isEqualTo(Reach.LOG);
    git.run("reflog", "expire", "--expire=now", "--all");
    assertThat(git.run("update-ref", "-d", "ORIG_HEAD")).isEmpty();
    Attribution unreachable = attributeOne(droppedBlob);
    assertThat(unreachable.reach()).isEqualTo(Reach.NONE);
    assertThat(unreachable.origin()).isEqualTo(Origin.COMMIT);
    assertThat(unreachable.commit()).isEqualTo(id(dropped));
    assertThat(unreachable.path()).isEqualTo("dropped.txt");
    assertThat(unreachable.via()).isEmpty();
    assertThat(attributeOne(dropped).path()).isEqualTo("(commit message)");
  }

  @Test
  void knowsWhatIsOnlyStagedOrInNothing() {
    git.write("staged.txt", "staged only").run("add", "staged.txt");
    Attribution staged = attributeOne(git.run("rev-parse", ":staged.txt"));
    assertThat(staged.origin()).isEqualTo(Origin.INDEX);
    assertThat(staged.reach()).isEqualTo(Reach.INDEX);
    assertThat(staged.path()).isEqualTo("staged.txt");
    String orphan = git.pipe("orphan", "hash-object", "-w", "--stdin");
    assertThat(attributeOne(orphan).path()).isEqualTo("(unreachable object)");
    assertThat(attributeOne(orphan).origin()).isEqualTo(Origin.NONE);
    String tree =
        git.pipe("100644 blob " + orphan + "\tin/tree.txt".replace("in/", "") + "\n", "mktree");
    String top = git.pipe("040000 tree " + tree + "\tfolder\n", "mktree");
    Attribution inTree = attributeOne(orphan);
    assertThat(inTree.origin()).isEqualTo(Origin.TREE);
    assertThat(inTree.path()).isEqualTo("folder/tree.txt");
    assertThat(inTree.via()).isEqualTo("tree " + top);
  }

  @Test
  void aMissingObjectIsAHole() throws java.io.IOException {
    git.write("gone.txt", "gone").commit("gone");
    String blob = blob("HEAD:gone.txt");
    java.nio.file.Files.delete(
        git.directory().resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
    try (GitRepository repository = git.open()) {
      HistoryGraph history = HistoryBuilder.sweep(repository, 1);
      assertThat(history.missing()).isEqualTo(1);
      assertThat(history.holes()).hasSize(1);
      assertThat(history.holes().getFirst().reason()).contains(blob);
    }
  }

  @Test
  void aShallowCloneIsAHole() {
    git.write("more.txt", "more").commit("second");
    git.run("clone", "-q", "--depth", "1", "file://" + git.directory(), "../shallow");
    try (GitRepository repository = Git.open(git.directory().resolveSibling("shallow"))) {
      HistoryGraph history = HistoryBuilder.sweep(repository, 2);
      assertThat(history.holes()).extracting(Hole::wayOut).containsExactly("git fetch --unshallow");
      assertThat(history.missing()).isZero();
    }
  }

  @Test
  void aPartialCloneIsAHole() {
    git.write("more.txt", "more").commit("second");
    git.run("config", "uploadpack.allowFilter", "true");
    git.run(
        "clone", "-q", "--bare", "--filter=blob:none", "file://" + git.directory(), "../partial");
    try (GitRepository repository = Git.open(git.directory().resolveSibling("partial"))) {
      HistoryGraph history = HistoryBuilder.sweep(repository, 2);
      assertThat(history.missing()).isEqualTo(2);
      assertThat(history.holes()).hasSize(1);
      assertThat(history.holes().getFirst().reason()).startsWith("partial clone: 2 objects");
    }
  }

  @Test
  void manyPathsToOneTreeDoNotHang() {
    String blob = git.pipe("bomb", "hash-object", "-w", "--stdin");
    String tree = git.pipe("100644 blob " + blob + "\tf\n", "mktree");
    for (int level = 0; level < 40; level++) {
      StringBuilder entries = new StringBuilder();
      for (int i = 0; i < 10; i++) {
        entries.append("040000 tree ").append(tree).append("\td").append(i).append('\n');
      }
      tree = git.pipe(entries.toString(), "mktree");
    }
    String commit = git.run("commit-tree", "-m", "bomb", tree);
    git.run("update-ref", "refs/heads/bomb", commit);
    try (GitRepository repository = git.open()) {
      HistoryGraph history = HistoryBuilder.sweep(repository, 1);
      Attribution found = history.attribute(List.of(id(blob))).getFirst();
      assertThat(found.commit()).isEqualTo(id(commit));
      assertThat(found.paths()).hasSize(HistoryGraph.MAX_PATHS);
    }
  }
}
