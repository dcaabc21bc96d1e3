package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testkit.GitSandbox;
import dev.plumbline.testkit.SampleSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real git runs the installed hooks, which run Plumbline in a process of its own. */
class HookTest {
  private static final String STOPPED = "is stopped";

  @TempDir Path folder;

  private final String secret = new SampleSecrets(7).gitHubToken();
  private final String other = new SampleSecrets(8).gitHubToken();
  private GitSandbox git;
  private Path launcher;

  @BeforeEach
  void set() throws IOException {
    git = GitSandbox.init(folder.resolve("work"));
    launcher = launcher(folder.resolve("plumb"), "dev.plumbline.app.cli.Main");
  }

  private static Path launcher(Path file, String main) throws IOException {
    Files.writeString(
        file,
        "#!/bin/sh\nexec '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dfile.encoding=UTF-8 -cp '"
            + System.getProperty("java.class.path")
            + "' "
            + main
            + " \"$@\"\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private CliHarness.Result install(Object... more) {
    Object[] all = new Object[5 + more.length];
    all[0] = "hook";
    all[1] = "install";
    all[2] = git.root();
    all[3] = "--launcher";
    all[4] = launcher;
    System.arraycopy(more, 0, all, 5, more.length);
    return CliHarness.run(all);
  }

  private boolean commits() {
    return git.gitMayFail("rev-parse", "--verify", "-q", "HEAD").strip().length() == 40;
  }

  private String head() {
    return git.git("rev-parse", "HEAD").strip();
  }

  private String tryCommit(String... more) {
    String[] all = new String[4 + more.length];
    all[0] = "commit";
    all[1] = "-q";
    all[2] = "-m";
    all[3] = "message";
    System.arraycopy(more, 0, all, 4, more.length);
    return git.gitMayFail(all);
  }

  @Test
  void firstCommitOfARepositoryIsStopped() {
    assertThat(install().code()).isZero();
    git.write("a.txt", "token " + secret + "\n").git("add", "a.txt");
    String said = tryCommit();
    assertThat(said).contains(STOPPED, "a.txt:1:7", "plumb explain github-personal-access-token");
    assertThat(said).doesNotContain(secret);
    assertThat(commits()).isFalse();
    git.write("a.txt", "nothing\n").git("add", "a.txt");
    assertThat(tryCommit()).isEmpty();
    assertThat(commits()).isTrue();
  }

  @Test
  void whatIsStagedCountsAndNotTheWorkTree() {
    git.write("a.txt", "one\n").commit("first");
    install();
    git.write("a.txt", "two\n").git("add", "a.txt");
    git.write("a.txt", "two " + secret + "\n");
    assertThat(tryCommit()).isEmpty();
    git.git("add", "a.txt");
    git.write("a.txt", "three\n");
    assertThat(tryCommit()).contains(STOPPED);
  }

  @Test
  void secretThatWasThereIsNotNewAtAnotherLine() {
    git.write("a.txt", secret + "\n").commit("first");
    install();
    git.write("a.txt", "moved\n\n" + secret + "\n").git("add", "a.txt");
    assertThat(tryCommit()).isEmpty();
    git.git("mv", "a.txt", "b.txt");
    git.write("b.txt", "moved\n\n" + secret + "\n\n" + other + "\n").git("add", "b.txt");
    assertThat(tryCommit()).contains(STOPPED, "a secret in what is staged", "b.txt:5:1");
  }

  @Test
  void commitOfOnePathAndOfAllLookAtTheIndexThatGitMakesForThem() {
    git.write("a.txt", "one\n").write("b.txt", "one\n").commit("first");
    install();
    git.write("a.txt", secret + "\n").write("b.txt", "two\n");
    assertThat(tryCommit("b.txt")).isEmpty();
    assertThat(tryCommit("a.txt")).contains(STOPPED, "a.txt");
    assertThat(tryCommit("-a")).contains(STOPPED, "a.txt");
    git.write("b.txt", "three\n").git("add", "a.txt");
    assertThat(tryCommit("b.txt")).as("what is staged besides is not committed").isEmpty();
  }

  @Test
  void mergeBringsWhatTheBranchHadAndOnlyItsResolutionIsNew() {
    git.write("a.txt", "one\n").commit("first");
    git.git("checkout", "-q", "-b", "side");
    git.write("old.txt", secret + "\n").write("a.txt", "side\n").commit("side");
    git.git("checkout", "-q", "main");
    git.write("a.txt", "main\n").commit("main");
    install();
    git.gitMayFail("merge", "-q", "side");
    git.write("a.txt", "both " + other + "\n").git("add", "a.txt");
    String said = tryCommit();
    assertThat(said).contains(STOPPED, "a.txt:1:6").doesNotContain("old.txt");
    git.write("a.txt", "both\n").git("add", "a.txt");
    assertThat(tryCommit()).isEmpty();
    assertThat(git.git("log", "-1", "--format=%P").strip().split(" ")).hasSize(2);
  }

  @Test
  void linkedWorktreeAndSubfolderAreGuardedToo() throws IOException {
    git.write("sub/a.txt", "one\n").commit("first");
    install();
    git.git("worktree", "add", "-q", "../linked");
    GitSandbox linked = GitSandbox.at(folder.resolve("linked"));
    linked.write("sub/a.txt", secret + "\n").git("add", "sub/a.txt");
    assertThat(linked.gitMayFail("commit", "-q", "-m", "x")).contains(STOPPED, "sub/a.txt");
    GitSandbox inside = GitSandbox.at(git.root().resolve("sub"));
    inside.write("b.txt", secret + "\n").git("add", "b.txt");
    assertThat(inside.gitMayFail("commit", "-q", "-m", "x")).contains(STOPPED, "sub/b.txt");
  }

  @Test
  void submoduleHasHooksOfItsOwn() throws IOException {
    GitSandbox library = GitSandbox.init(folder.resolve("library"));
    library.write("a.txt", "one\n").commit("first");
    git.git("submodule", "add", "-q", library.root().toString(), "lib");
    Path module = git.root().resolve("lib");
    assertThat(CliHarness.run("hook", "install", module, "--launcher", launcher).code()).isZero();
    assertThat(git.root().resolve(".git/modules/lib/hooks/pre-commit")).exists();
    GitSandbox inside = GitSandbox.at(module);
    inside.write("a.txt", secret + "\n").git("add", "a.txt");
    assertThat(inside.gitMayFail("commit", "-q", "-m", "x")).contains(STOPPED, "a.txt");
  }

  @Test
  void splitIndexVersionFourAndIntentToAddAreRead() {
    git.write("a.txt", "one\n").write("b.txt", "one\n").commit("first");
    install();
    git.git("update-index", "--index-version", "4");
    git.git("update-index", "--split-index");
    git.write("c.txt", secret + "\n").git("add", "-N", "c.txt");
    git.write("b.txt", "two\n").git("add", "b.txt");
    assertThat(tryCommit()).as("what is only intended is not committed").isEmpty();
    git.git("add", "c.txt");
    assertThat(tryCommit()).contains(STOPPED, "c.txt");
  }

  @Test
  void namesAndTargetsOfLinksAndDeletionsAreNoTrap() throws IOException {
    git.write("a.txt", "one\n").write("gone.txt", secret + "\n").commit("first");
    install();
    git.git("rm", "-q", "gone.txt");
    assertThat(tryCommit()).as("a deletion brings nothing").isEmpty();
    Files.createSymbolicLink(git.root().resolve("link"), Path.of("https://" + secret + "@host"));
    git.git("add", "link");
    assertThat(tryCommit()).contains(STOPPED, "link:1");
  }

  @Test
  void sha256RepositoryIsRead() {
    git = GitSandbox.init(folder.resolve("wide"), "--object-format=sha256");
    install();
    git.write("a.txt", secret + "\n").git("add", "a.txt");
    assertThat(tryCommit()).contains(STOPPED);
  }

  @Test
  void messageIsLookedAtUpToTheScissors() {
    install();
    git.write("a.txt", "one\n").git("add", "a.txt");
    assertThat(git.gitMayFail("commit", "-q", "-m", "key " + secret))
        .contains(STOPPED, "message:1:5", "in the message")
        .doesNotContain(secret);
    assertThat(tryCommit()).isEmpty();
    String scissors = "text\n# ------------------------ >8 ------------------------\n# note\n";
    git.write("message", scissors + "diff --git a/a.txt b/a.txt\n-" + secret + "\n");
    assertThat(message()).as("the diff of commit -v").isZero();
    git.write("message", scissors + secret + "\n");
    assertThat(message()).as("git keeps this in a message given by -m").isEqualTo(1);
  }

  private int message() {
    return CliHarness.run("hook", "run", "commit-msg", git.root().resolve("message")).code();
  }

  @Test
  void pushLooksAtCommitsThatTheRemoteLacks() {
    GitSandbox remote = GitSandbox.init(folder.resolve("remote.git"), "--bare");
    git.write("a.txt", secret + "\n").commit("known");
    git.git("remote", "add", "origin", remote.root().toString());
    git.git("push", "-q", "origin", "main");
    install();
    git.write("a.txt", secret + "\nmore\n");
    git.gitMayFail("commit", "-qam", "more");
    assertThat(git.gitMayFail("push", "-q", "origin", "main")).isEmpty();
    git.write("b.txt", other + "\n").git("add", "-A");
    git.git("commit", "-q", "--no-verify", "-m", "passed by");
    git.git("rm", "-q", "b.txt");
    git.git("commit", "-q", "-m", "gone again");
    String said = git.gitMayFail("push", "-q", "origin", "main:new");
    assertThat(said).contains(STOPPED, "in what is pushed", "b.txt:1:1").doesNotContain(other);
    assertThat(git.gitMayFail("ls-remote", "origin", "new")).isEmpty();
    git.git("reset", "-q", "--hard", "HEAD~2");
    git.git("tag", "-a", "v1", "-m", "release " + other);
    assertThat(git.gitMayFail("push", "-q", "origin", "v1")).contains(STOPPED, "(tag message)");
    git.git("tag", "-f", "-a", "v1", "-m", "release");
    assertThat(git.gitMayFail("push", "-q", "origin", "v1")).doesNotContain(STOPPED);
    assertThat(git.gitMayFail("push", "-q", "origin", ":v1")).as("a deletion").isEmpty();
  }

  @Test
  void pushThatTheFrameworkHandsOnIsLookedAt() throws IOException {
    git.write("a.txt", "one\n").commit("first");
    git.write("b.txt", secret + "\n").commit("second");
    Path known = git.root().resolve(".git/refs/remotes/origin/main");
    Files.createDirectories(known.getParent());
    Files.writeString(known, git.git("rev-parse", "HEAD~1"));
    String run = " PRE_COMMIT_REMOTE_NAME=origin " + launcher + " hook run pre-push </dev/null";
    assertThat(shell("PRE_COMMIT=1 PRE_COMMIT_TO_REF=" + head() + run)).contains("b.txt:1:1");
    assertThat(shell("PRE_COMMIT=1 PRE_COMMIT_LOCAL_BRANCH=refs/heads/main" + run))
        .contains("b.txt:1:1");
    assertThat(shell("PRE_COMMIT=1" + run)).contains("nothing was looked at");
    Files.writeString(known, head() + "\n");
    assertThat(shell("PRE_COMMIT=1 PRE_COMMIT_TO_REF=" + head() + run)).isEmpty();
  }

  private String shell(String command) {
    return git.gitMayFail("-c", "alias.plain=!" + command, "plain");
  }

  @Test
  void hookThatWasThereRunsFirstAndComesBack() throws IOException {
    Path hook = git.root().resolve(".git/hooks/pre-commit");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\necho before\ntest ! -e stop\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    assertThat(install().out()).contains("the hook that was there is kept");
    assertThat(install().out()).contains("pre-commit: written anew");
    git.write("a.txt", "one\n").git("add", "a.txt");
    assertThat(tryCommit()).contains("before").doesNotContain(STOPPED);
    git.write("stop", "").write("a.txt", "two\n").git("add", "a.txt");
    tryCommit();
    assertThat(git.git("status", "--porcelain")).contains("M  a.txt");
    assertThat(CliHarness.run("hook", "uninstall", git.root()).out()).contains("is back");
    assertThat(hook).content(StandardCharsets.UTF_8).contains("echo before");
    assertThat(CliHarness.run("hook", "status", git.root()).code()).isEqualTo(10);
  }

  @Test
  void hooksPathOfTheRepositoryIsFollowedAndNamesNoPlaceOfThisMachine() throws IOException {
    git.git("config", "core.hooksPath", ".githooks");
    CliHarness.Result said = install("--only", "pre-commit");
    assertThat(said.out()).contains("part of the work tree");
    assertThat(git.root().resolve(".githooks/pre-commit"))
        .content(StandardCharsets.UTF_8)
        .contains("plumb='plumb'")
        .doesNotContain(folder.toString());
    assertThat(CliHarness.run("hook", "status", git.root(), "--format", "json").out())
        .contains("{\"hook\":\"pre-commit\",\"state\":\"installed\"}", "\"absent\"");
  }

  @Test
  void sharedFolderOfHooksAndBareRepositoryAreRefusedWithAWayOut() {
    git.git("config", "core.hooksPath", folder.resolve("everyone").toString());
    assertThat(install().code()).isEqualTo(2);
    assertThat(install().err()).contains("--shared");
    assertThat(install("--shared").code()).isZero();
    assertThat(folder.resolve("everyone/pre-commit")).exists();
    GitSandbox bare = GitSandbox.init(folder.resolve("bare.git"), "--bare");
    CliHarness.Result said = CliHarness.run("hook", "install", bare.root());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("bare repository");
  }

  @Test
  void whereItCannotRunNothingPasses() throws IOException {
    install();
    Files.delete(launcher);
    git.write("a.txt", "one\n").git("add", "a.txt");
    assertThat(tryCommit()).contains("nothing was looked at and the commit is stopped");
    launcher(launcher, "dev.plumbline.no.such.Main");
    tryCommit();
    assertThat(commits()).isFalse();
  }

  @Test
  void largeFileOfGitLfsIsLookedAtWhereItIsKept() throws Exception {
    install();
    byte[] content = ("x " + secret + "\n").getBytes(StandardCharsets.UTF_8);
    String oid =
        java.util.HexFormat.of()
            .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
    String pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + oid
            + "\nsize "
            + content.length
            + "\n";
    git.write("big.bin", pointer).git("add", "big.bin");
    assertThat(tryCommit()).contains("not all could be looked at", "its content is not here");
    git.write(
        ".git/lfs/objects/" + oid.substring(0, 2) + "/" + oid.substring(2, 4) + "/" + oid, content);
    assertThat(tryCommit()).contains("a secret in what is staged", "big.bin:1:3");
  }
}
