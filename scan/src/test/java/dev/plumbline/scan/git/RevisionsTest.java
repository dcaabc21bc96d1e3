package dev.plumbline.scan.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.git.object.GitObject;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RevisionsTest {
  @TempDir Path folder;
  private Git git;
  private GitRepository repository;
  private ObjectReader reader;

  @BeforeEach
  void history() {
    git = Git.init(folder);
    git.write("a.txt", "0").write("d/e/f.txt", "deep").commit("root");
    git.write("a.txt", "1").commit("one");
    git.run("checkout", "-q", "-b", "side", "HEAD~1");
    git.write("b.txt", "side").commit("side one");
    git.write("b.txt", "side 2").commit("side two");
    git.run("checkout", "-q", "main");
    git.run("merge", "-q", "--no-ff", "-m", "merge", "side~1");
    git.run("tag", "-a", "-m", "the tag", "v1", "HEAD~1");
    git.run("update-ref", "refs/remotes/origin/far", "HEAD~1");
    git.run("tag", "clash", "HEAD~1");
    git.run("branch", "clash", "HEAD");
    repository = git.open();
    reader = repository.reader();
  }

  @AfterEach
  void close() {
    reader.close();
    repository.close();
  }

  @Test
  void resolvesWhatRevParseResolves() throws RevisionException {
    String head = git.run("rev-parse", "HEAD");
    for (String expression :
        List.of(
            "HEAD",
            "@",
            "main",
            "side",
            "v1",
            "v1^{}",
            "v1^{commit}",
            "v1^{tree}",
            "refs/tags/v1",
            "tags/v1",
            "heads/side",
            "origin/far",
            "refs/remotes/origin/far",
            "HEAD^",
            "HEAD^2",
            "HEAD^0",
            "HEAD~2",
            "HEAD^2~1",
            "HEAD~1^{tree}",
            "v1~1",
            head,
            head.substring(0, 9),
            head.substring(0, 12))) {
      assertThat(new Revisions(repository, reader).resolve(expression).hex())
          .as(expression)
          .isEqualTo(git.run("rev-parse", expression));
    }
  }

  @Test
  void saysWhyItCannotResolve() {
    assertThat(fault("nothing")).isEqualTo(RevisionException.Kind.UNKNOWN);
    assertThat(fault("clash")).isEqualTo(RevisionException.Kind.AMBIGUOUS);
    assertThat(fault("HEAD^3")).isEqualTo(RevisionException.Kind.UNKNOWN);
    assertThat(fault("HEAD~99")).isEqualTo(RevisionException.Kind.UNKNOWN);
    assertThat(fault("HEAD~99999999999")).isEqualTo(RevisionException.Kind.SYNTAX);
    assertThat(fault("HEAD^{tree}~1")).isEqualTo(RevisionException.Kind.WRONG_KIND);
    assertThat(fault("HEAD^{")).isEqualTo(RevisionException.Kind.SYNTAX);
    assertThat(fault("")).isEqualTo(RevisionException.Kind.SYNTAX);
    assertThat(fault("--upload-pack=x")).isEqualTo(RevisionException.Kind.UNKNOWN);
    assertThat(fault("0".repeat(40))).isEqualTo(RevisionException.Kind.UNKNOWN);
  }

  private RevisionException.Kind fault(String expression) {
    try {
      ObjectId id = new Revisions(repository, reader).resolve(expression);
      throw new AssertionError(expression + " is " + id);
    } catch (RevisionException e) {
      return e.kind();
    }
  }

  @Test
  void listsRangesAsGitDoes() throws RevisionException {
    for (String range :
        List.of("side..main", "main..side", "HEAD~1..HEAD", "v1..side", "main..main")) {
      CommitRange ours = CommitRange.resolve(repository, reader, range);
      assertThat(ours.commits().stream().map(commit -> commit.id().hex()))
          .as(range)
          .containsExactlyInAnyOrderElementsOf(git.run("rev-list", range).lines().toList());
      assertThat(ours.holes()).isEmpty();
    }
    CommitRange symmetric = CommitRange.resolve(repository, reader, "main...side");
    assertThat(symmetric.base().id().hex()).isEqualTo(git.run("merge-base", "main", "side"));
    CommitRange open = CommitRange.resolve(repository, reader, "side..");
    assertThat(open.tip().id().hex()).isEqualTo(git.run("rev-parse", "HEAD"));
  }

  @Test
  void comparesTreesAsGitDoes() throws RevisionException {
    git.run("rm", "-rq", "d");
    git.write("d", "now a file").write("x/y/z.txt", "new").commit("moved about");
    try (GitRepository later = git.open();
        ObjectReader fresh = later.reader()) {
      for (String pair : List.of("HEAD~2 HEAD", "HEAD side", "side HEAD", "HEAD HEAD")) {
        String[] ends = pair.split(" ");
        Revisions revisions = new Revisions(later, fresh);
        TreeDiff diff =
            TreeDiff.between(
                fresh, revisions.commit(ends[0]).tree(), revisions.commit(ends[1]).tree());
        String expected =
            git.run("diff-tree", "-r", "--raw", "--no-renames", "--no-abbrev", ends[0], ends[1]);
        assertThat(GitIndexTest.raw(diff))
            .as(pair)
            .containsExactlyInAnyOrderElementsOf(expected.lines().toList());
      }
    }
  }

  @Test
  void flattensATree() throws RevisionException {
    ObjectId tree = new Revisions(repository, reader).commit("HEAD").tree();
    TreeReader.Listing listing = new TreeReader(reader).flatten(tree);
    assertThat(listing.entries().stream().map(e -> e.id() + "\t" + e.path()))
        .containsExactlyInAnyOrderElementsOf(
            git.run("ls-tree", "-r", "--format=%(objectname)%x09%(path)", "HEAD").lines().toList());
    assertThat(listing.holes()).isEmpty();
    assertThat(listing.notes()).isEmpty();
  }

  @Test
  void notesPathsThatGitWouldRefuse() {
    String blob = git.pipe("x", "hash-object", "-w", "--stdin");
    String inner = git.pipe("100644 blob " + blob + "\tconfig\n", "mktree");
    byte[] raw = new byte[0];
    for (String name : List.of(".git", "..")) {
      byte[] head = ("40000 " + name + "\0").getBytes(StandardCharsets.UTF_8);
      byte[] id = ObjectId.parse(inner).orElseThrow().bytes();
      raw = concat(raw, concat(head, id));
    }
    String tree =
        new String(
                git.bytes(raw, "hash-object", "-t", "tree", "-w", "--literally", "--stdin"),
                StandardCharsets.UTF_8)
            .strip();
    try (GitRepository later = git.open();
        ObjectReader fresh = later.reader()) {
      TreeReader.Listing listing =
          new TreeReader(fresh).flatten(ObjectId.parse(tree).orElseThrow());
      assertThat(listing.entries())
          .extracting(TreeEntry::path)
          .contains(".git/config", "../config");
      assertThat(listing.notes()).hasSize(2);
    }
  }

  @Test
  void treesNestedWithoutEndDoNotHang() {
    String tree = git.pipe("100644 blob " + git.run("rev-parse", "HEAD:a.txt") + "\tf\n", "mktree");
    String name = "n".repeat(4000);
    for (int level = 0; level < 20; level++) {
      tree = git.pipe("040000 tree " + tree + "\t" + name + "\n", "mktree");
    }
    try (GitRepository later = git.open();
        ObjectReader fresh = later.reader()) {
      ObjectId id = ObjectId.parse(tree).orElseThrow();
      assertThat(new TreeReader(fresh).flatten(id).holes()).hasSize(1);
      assertThat(TreeDiff.between(fresh, null, id).holes()).hasSize(1);
    }
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @Test
  void parsesCommitsAndTags() throws RevisionException, IOException {
    Commit commit = new Revisions(repository, reader).commit("HEAD");
    assertThat(commit.parents()).hasSize(2);
    assertThat(commit.message()).isEqualTo("merge\n");
    assertThat(commit.author().name()).isEqualTo("Ada");
    assertThat(commit.author().email()).isEqualTo("ada@example.org");
    assertThat(commit.committer().when())
        .isEqualTo(Instant.ofEpochSecond(Long.parseLong(git.run("log", "-1", "--format=%ct"))));
    assertThat(commit.committer().offset().getTotalSeconds()).isEqualTo(3600);
    assertThat(commit.signature()).isEmpty();
    Tag tag = Tag.parse(reader.read(new Revisions(repository, reader).resolve("v1")).orElseThrow());
    assertThat(tag.name()).isEqualTo("v1");
    assertThat(tag.message()).isEqualTo("the tag\n");
    assertThat(tag.target().hex()).isEqualTo(git.run("rev-parse", "HEAD~1"));
  }

  @Test
  void separatesASignatureFromWhatItSigns() throws IOException {
    String plain =
        "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor A <a@b> 1 +0000\n"
            + "committer A <a@b> 1 +0000\n";
    String text = plain + "gpgsig -----BEGIN X-----\n line\n \n -----END X-----\n\nmessage\n";
    Commit commit = parse(text.getBytes(StandardCharsets.UTF_8));
    assertThat(commit.signature()).contains("-----BEGIN X-----\nline\n\n-----END X-----");
    assertThat(new String(commit.payload(), StandardCharsets.UTF_8))
        .isEqualTo(plain + "\nmessage\n");
    Commit latin =
        parse((plain + "encoding ISO-8859-1\n\nm\u00fcll\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(latin.message()).isEqualTo("m\u00fcll\n");
  }

  private static Commit parse(byte[] bytes) throws IOException {
    ObjectId id = ObjectId.of(new byte[20], 0, 20);
    return Commit.parse(new GitObject(id, dev.plumbline.scan.git.object.ObjectKind.COMMIT, bytes));
  }
}
