package dev.plumbline.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes git repositories with the real git, in a clean environment: no user or system
 * configuration, fixed identity and dates that move on by a minute with each command. Tests that
 * need it are skipped with a visible line where there is no git.
 */
public final class GitSandbox {
  private final Path root;
  private long clock = 1_700_000_000L;

  private GitSandbox(Path root) {
    this.root = root;
  }

  /** A new repository in a folder that is made if it is missing. */
  public static GitSandbox init(Path root, String... options) {
    assumeTrue(available(), "skipped: no git on this machine");
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    GitSandbox sandbox = new GitSandbox(root);
    List<String> command = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    command.addAll(List.of(options));
    sandbox.git(command.toArray(String[]::new));
    return sandbox;
  }

  /** A folder that holds a repository already. */
  public static GitSandbox at(Path root) {
    return new GitSandbox(root);
  }

  /** Whether there is a git. */
  public static boolean available() {
    try {
      return new ProcessBuilder("git", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The work tree. */
  public Path root() {
    return root;
  }

  /** Writes a file. */
  public GitSandbox write(String path, String text) {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file. */
  public GitSandbox write(String path, byte[] bytes) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent() == null ? root : file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Stages everything and commits it. The commit's id. */
  public String commit(String message) {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
    return git("rev-parse", "HEAD").strip();
  }

  /** Runs git and gives its output; fails the test when git fails. */
  public String git(String... arguments) {
    return run(new byte[0], true, arguments);
  }

  /** As {@link #git} with this standard input. */
  public String gitWith(byte[] input, String... arguments) {
    return run(input, true, arguments);
  }

  /** As {@link #git}, but git may fail: a merge that meets a conflict. */
  public String gitMayFail(String... arguments) {
    return run(new byte[0], false, arguments);
  }

  private String run(byte[] input, boolean mustSucceed, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
      environment(builder.environment());
      Process process = builder.start();
      try (var in = process.getOutputStream()) {
        in.write(input);
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("git did not end: " + command);
      }
      if (mustSucceed && process.exitValue() != 0) {
        throw new AssertionError("git failed: " + command + "\n" + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void environment(Map<String, String> environment) {
    environment.keySet().removeIf(key -> key.startsWith("GIT_"));
    clock += 60;
    String date = clock + " +0000";
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_AUTHOR_NAME", "A. Author");
    environment.put("GIT_AUTHOR_EMAIL", "author@example.invalid");
    environment.put("GIT_COMMITTER_NAME", "C. Committer");
    environment.put("GIT_COMMITTER_EMAIL", "committer@example.invalid");
    environment.put("GIT_AUTHOR_DATE", date);
    environment.put("GIT_COMMITTER_DATE", date);
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("GIT_ALLOW_PROTOCOL", "file");
  }
}
