package dev.plumbline.app.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.formats.Node;
import dev.plumbline.testkit.GitSandbox;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults in a repository. Each leaves "every object was scanned" unproven or ends with a message;
 * each says where and what to do; none reads as clean.
 */
class RepositoryFaultTest {
  private static final String SCANNED = "SAGE-2.1-01";

  @TempDir Path temp;

  /** Breaks a repository of three commits. */
  private interface Breaking {
    void apply(GitSandbox git) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> objectStore() {
    return Stream.of(
        objects("pack with flipped bytes", "object", git -> flip(packed(git, ".pack"), 40)),
        objects("pack cut short", "objects/pack/", git -> cut(packed(git, ".pack"))),
        objects("pack without its index", "no index", git -> Files.delete(packed(git, ".idx"))),
        objects("index without its pack", "no pack", git -> Files.delete(packed(git, ".pack"))),
        objects(
            "pack index with flipped bytes",
            "objects/pack/",
            git -> flip(packed(git, ".idx"), 500)),
        objects("pack index cut short", "objects/pack/", git -> cut(packed(git, ".idx"))),
        objects("pack of zeros", "objects/pack/", git -> zero(packed(git, ".pack"))),
        objects(
            "loose object of garbage",
            "object",
            git -> Files.write(loose(git, "HEAD:a.txt"), new byte[] {1, 2, 3})),
        objects(
            "loose object cut to nothing",
            "object",
            git -> Files.write(loose(git, "HEAD:a.txt"), new byte[0])),
        objects("loose object under another's name", "object", RepositoryFaultTest::wrongName),
        objects("blob missing", "missing", git -> Files.delete(loose(git, "HEAD:a.txt"))),
        objects("tree missing", "missing", git -> Files.delete(loose(git, "HEAD^{tree}"))),
        objects("parent commit missing", "missing", git -> Files.delete(loose(git, "HEAD~1"))),
        objects(
            "stray file among the loose objects",
            "objects",
            git -> Files.write(git.root().resolve(".git/objects/aa"), new byte[] {1})),
        objects("shallow clone", "shallow", null),
        objects("partial clone", "partial clone", null),
        objects(
            "alternates that lead out",
            "leads out of the repository",
            RepositoryFaultTest::alternates),
        objects(
            "reference of garbage",
            "refs/heads/bad",
            git -> write(git, ".git/refs/heads/bad", "nonsense\n")),
        objects(
            "reference to nothing",
            "missing",
            git -> write(git, ".git/refs/heads/bad", "1".repeat(40) + "\n")),
        objects("references in a circle", "refs/heads/", RepositoryFaultTest::circle),
        objects(
            "packed references of garbage",
            "packed-refs",
            git -> write(git, ".git/packed-refs", "what is this\n")),
        objects("HEAD of garbage", "HEAD", git -> write(git, ".git/HEAD", "nonsense\n")),
        objects(
            "index with flipped bytes", "index", git -> flip(git.root().resolve(".git/index"), 40)),
        objects("index cut short", "index", git -> cut(git.root().resolve(".git/index"))),
        objects("Git LFS pointer", "Git LFS pointer", RepositoryFaultTest::lfs));
  }

  private DynamicTest objects(String name, String place, @Nullable Breaking breaking) {
    return dynamicTest(name, () -> unproven(name, place, breaking));
  }

  private void unproven(String name, String place, @Nullable Breaking breaking) throws IOException {
    Path root = temp.resolve(name.replaceAll("[^A-Za-z0-9]+", "-"));
    GitSandbox git = GitSandbox.init(root.resolveSibling(root.getFileName() + "-origin"));
    git.write("a.txt", "one\n".repeat(50)).commit("one");
    git.write("a.txt", "two\n".repeat(60)).commit("two");
    git.write("a.txt", "three\n".repeat(70)).write("b.txt", "b\n").commit("three");
    Path broken = git.root();
    if (breaking != null) {
      breaking.apply(git);
    } else {
      broken = cloned(git, root, name.startsWith("shallow"));
    }

    CliHarness.Result result = CliHarness.run("check", broken, "--format", "json");

    assertThat(result.code()).as(result.out() + result.err()).isIn(1, 2, 3);
    if (result.code() == 2) {
      assertThat(result.err()).contains(place);
      return;
    }
    assertThat(verdict(result.json(), SCANNED)).isEqualTo("unproven");
    List<Node> holes =
        result.json().items("coverage").stream()
            .flatMap(row -> row.items("holes").stream())
            .toList();
    assertThat(holes)
        .as("a hole names %s", place)
        .anySatisfy(hole ->
            assertThat(hole.text("place").orElse("") + " " + hole.text("reason").orElse(""))
                .contains(place))
        .allSatisfy(hole -> assertThat(hole.text("wayOut").orElse("")).isNotBlank());
    assertThat(result.out() + result.err()).doesNotContain("\tat dev.plumbline");
  }

  static String verdict(Node report, String clause) {
    return report.items("clauses").stream()
        .filter(row -> row.text("id").orElse("").equals(clause))
        .findFirst()
        .flatMap(row -> row.text("verdict", "word"))
        .orElseThrow(() -> new AssertionError("no verdict of " + clause));
  }

  private static Path cloned(GitSandbox git, Path to, boolean shallow) {
    git.git("config", "uploadpack.allowFilter", "true");
    git.git("config", "uploadpack.allowAnySHA1InWant", "true");
    git.git(
        "clone",
        "-q",
        shallow ? "--depth=1" : "--filter=blob:none",
        "file://" + git.root(),
        to.toString());
    return to;
  }

  private static Path packed(GitSandbox git, String suffix) throws IOException {
    git.git("repack", "-q", "-a", "-d");
    try (Stream<Path> files = Files.list(git.root().resolve(".git/objects/pack"))) {
      Path file = files.filter(path -> path.toString().endsWith(suffix)).findFirst().orElseThrow();
      assertThat(file.toFile().setWritable(true)).isTrue();
      return file;
    }
  }

  private static Path loose(GitSandbox git, String revision) {
    String id = git.git("rev-parse", revision).strip();
    Path file =
        git.root().resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
    assertThat(file.toFile().setWritable(true)).isTrue();
    return file;
  }

  private static void wrongName(GitSandbox git) throws IOException {
    Files.write(loose(git, "HEAD:a.txt"), Files.readAllBytes(loose(git, "HEAD:b.txt")));
  }

  private static void alternates(GitSandbox git) throws IOException {
    Path other = git.root().resolveSibling("elsewhere");
    GitSandbox.init(other).write("x", "x\n").commit("x");
    write(git, ".git/objects/info/alternates", other.resolve(".git/objects") + "\n");
  }

  private static void circle(GitSandbox git) throws IOException {
    write(git, ".git/refs/heads/one", "ref: refs/heads/two\n");
    write(git, ".git/refs/heads/two", "ref: refs/heads/one\n");
  }

  private static void lfs(GitSandbox git) {
    git.write(
        "model.bin",
        "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + "ab".repeat(32)
            + "\nsize 12345\n");
    git.commit("pointer");
  }

  private static void flip(Path file, int at) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      for (int i = 0; i < 8 && at + i < access.length(); i++) {
        access.seek(at + i);
        int value = access.read();
        access.seek(at + i);
        access.write(value ^ 0x5A);
      }
    }
  }

  private static void cut(Path file) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.setLength(access.length() / 2);
    }
  }

  private static void zero(Path file) throws IOException {
    Files.write(file, new byte[(int) Files.size(file)]);
  }

  private static void write(GitSandbox git, String path, String text) {
    try {
      Path file = git.root().resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
