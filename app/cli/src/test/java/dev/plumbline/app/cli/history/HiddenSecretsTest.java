package dev.plumbline.app.cli.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.formats.Node;
import dev.plumbline.testkit.GitSandbox;
import dev.plumbline.testkit.SampleSecrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small repositories, each hiding one secret where scanners of diffs miss it. All are found, each
 * with its object, its path and, where one brought it in, its commit; and the coverage counts
 * exactly the objects that git counts.
 */
class HiddenSecretsTest {
  @TempDir Path temp;

  /** Hides a secret and says where it must be found. */
  private interface Hiding {
    Expected hide(GitSandbox git, String secret);
  }

  /**
   * Where a secret must be found.
   *
   * @param object its object's id; empty for any
   * @param path its path
   * @param commit the commit that brought it in; empty for none
   */
  private record Expected(String object, String path, String commit) {}

  @TestFactory
  Stream<DynamicTest> everySecretIsFound() {
    return Stream.of(
        trap("merge resolution", HiddenSecretsTest::mergeResolution),
        trap("octopus merge brings a file of its own", HiddenSecretsTest::evilMergeNewFile),
        trap("attribute -diff", (g, s) -> attribute(g, s, "*.dat -diff\n")),
        trap("attribute binary", (g, s) -> attribute(g, s, "*.dat binary\n")),
        trap("attribute export-ignore", (g, s) -> attribute(g, s, "*.dat export-ignore\n")),
        trap("NUL byte before it", HiddenSecretsTest::nulByte),
        trap("UTF-16 with a mark", (g, s) -> utf16(g, s, true)),
        trap("UTF-16 without a mark", (g, s) -> utf16(g, s, false)),
        trap("rename with an edit", HiddenSecretsTest::renameWithEdit),
        trap("link becomes file", HiddenSecretsTest::typeChange),
        trap("older stash entry", HiddenSecretsTest::olderStash),
        trap("untracked file in a stash", HiddenSecretsTest::stashedUntracked),
        trap("note", HiddenSecretsTest::note),
        trap("message of an annotated tag", HiddenSecretsTest::tagMessage),
        trap("message of a commit", HiddenSecretsTest::commitMessage),
        trap("tag to a blob", HiddenSecretsTest::tagToBlob),
        trap("tag to a tree", HiddenSecretsTest::tagToTree),
        trap("amended away", HiddenSecretsTest::amended),
        trap("dropped branch, packed", HiddenSecretsTest::droppedBranch),
        trap("staged, never committed", HiddenSecretsTest::stagedOnly),
        trap("staged and unstaged again", HiddenSecretsTest::unstaged),
        trap("target of a symbolic link", HiddenSecretsTest::linkTarget),
        trap("replaced object", HiddenSecretsTest::replaced),
        trap("line of 600 KB", HiddenSecretsTest::hugeLine),
        trap("second parent only", HiddenSecretsTest::secondParent),
        trap("deleted in the next commit, packed", HiddenSecretsTest::packedHistory),
        trap("linked worktree's index", HiddenSecretsTest::linkedWorktree),
        trap("file without a newline, mode change only", HiddenSecretsTest::modeChange),
        trap("object of no tree", HiddenSecretsTest::looseBlob));
  }

  private DynamicTest trap(String name, Hiding hiding) {
    return dynamicTest(name, () -> found(name, hiding));
  }

  private void found(String name, Hiding hiding) throws IOException {
    Path root = temp.resolve(name.replaceAll("[^a-z0-9]+", "-"));
    GitSandbox git = GitSandbox.init(root);
    git.write("README.md", "nothing to see\n").commit("first");
    String secret = new SampleSecrets(name.hashCode()).gitHubToken();
    Expected expected = hiding.hide(git, secret);

    CliHarness.Result result =
        CliHarness.run("scan", "secrets", "--history", root, "--format", "json");

    assertThat(result.code()).as(result.err()).isEqualTo(1);
    assertThat(result.out()).as("the value must not be shown").doesNotContain(secret);
    Node finding =
        result.json().items("findings").stream()
            .filter(f -> f.text("rule").orElse("").startsWith("github-"))
            .filter(f -> f.text("place", "object").isPresent())
            .findFirst()
            .orElseThrow(() -> new AssertionError("not found in history: " + result.out()));
    assertThat(finding.text("place", "path")).hasValue(expected.path());
    if (!expected.object().isEmpty()) {
      assertThat(finding.text("place", "object")).hasValue(expected.object());
    }
    assertThat(finding.text("place", "commit").orElse("")).isEqualTo(expected.commit());
    coverageIsWhole(git, result.json());
  }

  /** Enumerated = scanned + skipped, and enumerated is what git counts. */
  private static void coverageIsWhole(GitSandbox git, Node report) {
    Node coverage =
        report.items("coverage").stream()
            .filter(row -> row.text("unit").orElse("").equals("objects"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no coverage of objects"));
    long enumerated = Long.parseLong(coverage.text("enumerated").orElseThrow());
    long scanned = Long.parseLong(coverage.text("scanned").orElseThrow());
    long skipped =
        coverage.items("skips").stream()
            .mapToLong(skip -> Long.parseLong(skip.text("count").orElseThrow()))
            .sum();
    assertThat(scanned + skipped).isEqualTo(enumerated);
    String counted = git.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)");
    assertThat(enumerated).isEqualTo(counted.lines().count());
  }

  private static String blob(GitSandbox git, String revision) {
    return git.git("rev-parse", revision).strip();
  }

  private static Expected mergeResolution(GitSandbox git, String secret) {
    git.write("app.conf", "host=a\n").commit("base");
    git.git("checkout", "-q", "-b", "side");
    git.write("app.conf", "host=b\n").commit("side");
    git.git("checkout", "-q", "main");
    git.write("app.conf", "host=c\n").commit("main");
    git.gitMayFail("merge", "side");
    git.write("app.conf", "host=c\ntoken=" + secret + "\n");
    String commit = git.commit("resolve");
    String object = blob(git, "HEAD:app.conf");
    git.write("app.conf", "host=c\n").commit("clean up");
    return new Expected(object, "app.conf", commit);
  }

  private static Expected evilMergeNewFile(GitSandbox git, String secret) {
    git.git("checkout", "-q", "-b", "side");
    git.write("side.txt", "side\n").commit("side");
    git.git("checkout", "-q", "main");
    git.write("main.txt", "main\n").commit("main");
    git.git("merge", "-q", "--no-commit", "--no-ff", "side");
    git.write("extra.conf", "token=" + secret + "\n");
    String commit = git.commit("merge");
    return new Expected(blob(git, "HEAD:extra.conf"), "extra.conf", commit);
  }

  private static Expected attribute(GitSandbox git, String secret, String attributes) {
    git.write(".gitattributes", attributes).commit("attributes");
    git.write("blob.dat", "key = " + secret + "\n");
    String commit = git.commit("data");
    String object = blob(git, "HEAD:blob.dat");
    git.git("rm", "-q", "blob.dat");
    git.commit("remove");
    return new Expected(object, "blob.dat", commit);
  }

  private static Expected nulByte(GitSandbox git, String secret) {
    git.write("core.bin", "\0\0\1\2 " + secret + " \0");
    String commit = git.commit("binary");
    return new Expected(blob(git, "HEAD:core.bin"), "core.bin", commit);
  }

  private static Expected utf16(GitSandbox git, String secret, boolean mark) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (mark) {
      bytes.write(0xFF);
      bytes.write(0xFE);
    }
    bytes.writeBytes(("token = \"" + secret + "\"\r\n").getBytes(StandardCharsets.UTF_16LE));
    git.write("export.reg", bytes.toByteArray());
    String commit = git.commit("export");
    return new Expected(blob(git, "HEAD:export.reg"), "export.reg", commit);
  }

  private static Expected renameWithEdit(GitSandbox git, String secret) {
    git.write("old.py", "line = 1\n".repeat(200)).commit("old");
    git.git("mv", "old.py", "new.py");
    git.write("new.py", "line = 1\n".repeat(200) + "token = '" + secret + "'\n");
    String commit = git.commit("rename");
    return new Expected(blob(git, "HEAD:new.py"), "new.py", commit);
  }

  private static Expected typeChange(GitSandbox git, String secret) {
    link(git, "settings", "README.md");
    git.commit("link");
    try {
      Files.delete(git.root().resolve("settings"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    git.write("settings", "token=" + secret + "\n");
    String commit = git.commit("file");
    return new Expected(blob(git, "HEAD:settings"), "settings", commit);
  }

  private static Expected olderStash(GitSandbox git, String secret) {
    git.write("README.md", "token " + secret + "\n");
    git.git("stash", "push", "-q");
    String stash = blob(git, "stash@{0}");
    String object = blob(git, "stash@{0}:README.md");
    git.write("README.md", "other\n");
    git.git("stash", "push", "-q");
    return new Expected(object, "README.md", stash);
  }

  private static Expected stashedUntracked(GitSandbox git, String secret) {
    git.write("notes.txt", "token " + secret + "\n");
    git.git("stash", "push", "-q", "--include-untracked");
    return new Expected(blob(git, "stash^3:notes.txt"), "notes.txt", blob(git, "stash^3"));
  }

  private static Expected note(GitSandbox git, String secret) {
    git.git("notes", "add", "-m", "deploy with " + secret);
    String commit = blob(git, "refs/notes/commits");
    String path = git.git("ls-tree", "-r", "--name-only", commit).strip();
    return new Expected(blob(git, commit + ":" + path), path, commit);
  }

  private static Expected tagMessage(GitSandbox git, String secret) {
    git.git("tag", "-a", "v1", "-m", "released with " + secret);
    return new Expected(blob(git, "refs/tags/v1"), "(tag message)", "");
  }

  private static Expected commitMessage(GitSandbox git, String secret) {
    git.write("a.txt", "a\n");
    String commit = git.commit("use " + secret + " for now");
    return new Expected(commit, "(commit message)", commit);
  }

  private static Expected tagToBlob(GitSandbox git, String secret) {
    String object =
        git.gitWith(
                ("key " + secret + "\n").getBytes(StandardCharsets.UTF_8),
                "hash-object",
                "-w",
                "--stdin")
            .strip();
    git.git("tag", "key", object);
    return new Expected(object, "(tagged object)", "");
  }

  private static Expected tagToTree(GitSandbox git, String secret) {
    String object =
        git.gitWith(
                ("key " + secret + "\n").getBytes(StandardCharsets.UTF_8),
                "hash-object",
                "-w",
                "--stdin")
            .strip();
    String tree =
        git.gitWith(
                ("100644 blob " + object + "\tkeys.txt\n").getBytes(StandardCharsets.UTF_8),
                "mktree")
            .strip();
    git.git("tag", "keys", tree);
    return new Expected(object, "keys.txt", "");
  }

  private static Expected amended(GitSandbox git, String secret) {
    git.write("a.conf", "token=" + secret + "\n");
    String commit = git.commit("oops");
    String object = blob(git, "HEAD:a.conf");
    git.write("a.conf", "token=${TOKEN}\n");
    git.git("add", "-A");
    git.git("commit", "-q", "--amend", "-m", "fine");
    return new Expected(object, "a.conf", commit);
  }

  private static Expected droppedBranch(GitSandbox git, String secret) {
    git.git("checkout", "-q", "-b", "gone");
    git.write("b.conf", "token=" + secret + "\n");
    String commit = git.commit("gone");
    String object = blob(git, "HEAD:b.conf");
    git.git("checkout", "-q", "main");
    git.git("branch", "-q", "-D", "gone");
    git.git("reflog", "expire", "--expire=now", "--all");
    git.git("repack", "-q", "-a", "-d", "-k");
    return new Expected(object, "b.conf", commit);
  }

  private static Expected stagedOnly(GitSandbox git, String secret) {
    git.write("c.conf", "token=" + secret + "\n");
    git.git("add", "c.conf");
    String object = blob(git, ":c.conf");
    git.write("c.conf", "token=${TOKEN}\n");
    return new Expected(object, "c.conf", "");
  }

  private static Expected unstaged(GitSandbox git, String secret) {
    git.write("d.conf", "token=" + secret + "\n");
    git.git("add", "d.conf");
    String object = blob(git, ":d.conf");
    git.git("rm", "-q", "--cached", "d.conf");
    git.write("d.conf", "nothing\n");
    return new Expected(object, "(unreachable object)", "");
  }

  private static Expected linkTarget(GitSandbox git, String secret) {
    link(git, "here", "https://" + secret + "@example.invalid/x");
    String commit = git.commit("link");
    return new Expected(blob(git, "HEAD:here"), "here", commit);
  }

  private static Expected replaced(GitSandbox git, String secret) {
    git.write("e.conf", "token=" + secret + "\n");
    String commit = git.commit("real");
    String object = blob(git, "HEAD:e.conf");
    String harmless =
        git.gitWith("nothing\n".getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin")
            .strip();
    git.git("replace", object, harmless);
    return new Expected(object, "e.conf", commit);
  }

  private static Expected hugeLine(GitSandbox git, String secret) {
    git.write("bundle.js", "var a=1;".repeat(75_000) + "k='" + secret + "';" + "b();".repeat(100));
    String commit = git.commit("bundle");
    return new Expected(blob(git, "HEAD:bundle.js"), "bundle.js", commit);
  }

  private static Expected secondParent(GitSandbox git, String secret) {
    git.git("checkout", "-q", "-b", "side");
    git.write("f.conf", "token=" + secret + "\n");
    String commit = git.commit("add");
    String object = blob(git, "HEAD:f.conf");
    git.git("rm", "-q", "f.conf");
    git.commit("remove");
    git.git("checkout", "-q", "main");
    git.git("merge", "-q", "--no-ff", "-m", "merge", "side");
    return new Expected(object, "f.conf", commit);
  }

  private static Expected packedHistory(GitSandbox git, String secret) {
    git.write("g.conf", "a=1\n".repeat(500)).commit("big");
    git.write("g.conf", "a=1\n".repeat(500) + "token=" + secret + "\n");
    String commit = git.commit("add");
    String object = blob(git, "HEAD:g.conf");
    git.write("g.conf", "a=1\n".repeat(500)).commit("remove");
    git.git("gc", "-q", "--aggressive", "--prune=now");
    return new Expected(object, "g.conf", commit);
  }

  private static Expected linkedWorktree(GitSandbox git, String secret) {
    Path other = git.root().resolveSibling(git.root().getFileName() + "-linked");
    git.git("worktree", "add", "-q", "-b", "linked", other.toString());
    GitSandbox linked = GitSandbox.at(other);
    linked.write("h.conf", "token=" + secret + "\n");
    linked.git("add", "h.conf");
    return new Expected(blob(linked, ":h.conf"), "h.conf", "");
  }

  private static Expected modeChange(GitSandbox git, String secret) {
    git.write("run.sh", "export TOKEN=" + secret);
    String commit = git.commit("script");
    git.git("update-index", "--chmod=+x", "run.sh");
    git.git("commit", "-q", "-m", "executable");
    return new Expected(blob(git, "HEAD:run.sh"), "run.sh", commit);
  }

  private static Expected looseBlob(GitSandbox git, String secret) {
    String object =
        git.gitWith(
                ("x " + secret).getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin")
            .strip();
    return new Expected(object, "(unreachable object)", "");
  }

  private static void link(GitSandbox git, String name, String target) {
    try {
      Files.createSymbolicLink(git.root().resolve(name), Path.of(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
