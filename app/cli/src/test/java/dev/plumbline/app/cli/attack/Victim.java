package dev.plumbline.app.cli.attack;

import dev.plumbline.testkit.GitSandbox;
import dev.plumbline.testkit.SampleSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A repository whose branch {@code main} is sound enough that an innocent change passes, and the
 * ways in which a change of it is judged.
 */
final class Victim {
  static final String SOURCE = "src/Main.java";
  static final String POLICY = ".plumb/policy.yaml";
  static final String EXCEPTIONS = ".plumb/registers/exceptions.yaml";

  /** The guide's clause "no secret in the repository", which closes the gate. */
  static final String NO_SECRET = "SAGE-2.1-02";

  final GitSandbox git;
  final String secret;

  private Victim(GitSandbox git, long seed) {
    this.git = git;
    this.secret = new SampleSecrets(seed).gitHubToken();
  }

  static Victim at(Path folder) {
    Victim victim = new Victim(GitSandbox.init(folder), folder.toString().hashCode());
    victim
        .git
        .write("README.md", "# Shop\n")
        .write(POLICY, "schema: 1\n")
        .write(EXCEPTIONS, "version: 1\nexceptions: []\n")
        .write(".plumb/salt", "5a".repeat(32) + "\n")
        .write(".github/CODEOWNERS", "* @shop/security\n")
        .write(SOURCE, "class Main {}\n")
        .commit("base");
    return victim;
  }

  Path root() {
    return git.root();
  }

  /** Puts the secret where every scanner looks. */
  void plant() {
    git.write(SOURCE, source(secret));
  }

  static String source(String value) {
    return "class Main {\n  String token = \"" + value + "\";\n}\n";
  }

  /**
   * The change as a hook sees it (staged), as a server sees it (a range), as CI sees it (a checkout
   * with a base).
   */
  List<Judged> judge(Consumer<Victim> change, Object... options) {
    change.accept(this);
    git.git("add", "-A");
    Judged staged = check("staged", options, "--staged");
    git.git("checkout", "-q", "-b", "change");
    git.git("commit", "-q", "--no-verify", "-m", "change");
    return List.of(
        staged,
        check("range", options, "--range", "main..change"),
        check("base", options, "--base", "main"));
  }

  Judged check(String how, Object[] options, Object... more) {
    Object[] arguments = new Object[4 + options.length + more.length];
    arguments[0] = "check";
    arguments[1] = root();
    arguments[2] = "--format";
    arguments[3] = "json";
    System.arraycopy(options, 0, arguments, 4, options.length);
    System.arraycopy(more, 0, arguments, 4 + options.length, more.length);
    return Judged.run(how, arguments);
  }

  Judged check(Object... more) {
    return check(List.of(more).toString(), new Object[0], more);
  }

  /** A link in the work tree. */
  void link(String path, Path target) {
    try {
      Path link = root().resolve(path);
      Files.createDirectories(link.resolveSibling(""));
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file or an empty folder less. */
  void remove(String path) {
    git.git("rm", "-r", "-q", "-f", path);
  }

  /** A folder outside of the repository, beside it. */
  Path outside() {
    return root().resolveSibling(root().getFileName() + "-outside");
  }

  /** A file in it. */
  Path outside(String name, String text) {
    try {
      Files.createDirectories(outside());
      return Files.writeString(outside().resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
