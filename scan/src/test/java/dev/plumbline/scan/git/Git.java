package dev.plumbline.scan.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs the real git in one directory, with a clean environment and dates that go on by a minute.
 */
public final class Git {
  private final Path directory;
  private long seconds = 1_700_000_000;

  public Git(Path directory) {
    this.directory = directory;
  }

  /** A new repository with some identity; skips the test where there is no git. */
  public static Git init(Path directory, String... options) {
    Assumptions.assumeTrue(present(), "git is not installed: nothing to compare with");
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Git git = new Git(directory);
    List<String> command = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    command.addAll(List.of(options));
    git.run(command.toArray(String[]::new));
    return git;
  }

  private static boolean present() {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  public Path directory() {
    return directory;
  }

  /** Runs git; its output without the last line end. */
  public String run(String... arguments) {
    return new String(bytes(new byte[0], arguments), StandardCharsets.UTF_8).stripTrailing();
  }

  /** Runs git with something on its standard input. */
  public String pipe(String input, String... arguments) {
    return new String(
            bytes(input.getBytes(StandardCharsets.UTF_8), arguments), StandardCharsets.UTF_8)
        .stripTrailing();
  }

  /** Runs git; its output as it is. */
  public byte[] bytes(byte[] input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(key -> key.startsWith("GIT_"));
    seconds += 60;
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_AUTHOR_NAME", "Ada");
    environment.put("GIT_AUTHOR_EMAIL", "ada@example.org");
    environment.put("GIT_COMMITTER_NAME", "Ada");
    environment.put("GIT_COMMITTER_EMAIL", "ada@example.org");
    environment.put("GIT_AUTHOR_DATE", seconds + " +0100");
    environment.put("GIT_COMMITTER_DATE", seconds + " +0100");
    environment.put("LC_ALL", "C");
    try {
      Path errors = Files.createTempFile("git", ".err");
      Process process = builder.redirectError(errors.toFile()).start();
      Thread.ofVirtual()
          .start(() -> {
            try (var in = process.getOutputStream()) {
              new ByteArrayInputStream(input).transferTo(in);
            } catch (IOException e) {
              // git may end before it has read everything
            }
          });
      byte[] output = process.getInputStream().readAllBytes();
      int code = process.waitFor();
      assertThat(code).as("git %s: %s", command, Files.readString(errors)).isZero();
      Files.delete(errors);
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a file of the work tree. */
  public Git write(String path, String text) {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file of the work tree. */
  public Git write(String path, byte[] bytes) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds everything and commits; the commit's id. */
  public String commit(String message) {
    run("add", "-A");
    run("commit", "-q", "--allow-empty", "-m", message);
    return run("rev-parse", "HEAD");
  }

  /** A history with deltas: text that grows, nested folders, a binary, a symlink. */
  public Git sampleHistory(int commits) {
    StringBuilder text = new StringBuilder("a line that all versions share\n".repeat(200));
    for (int i = 0; i < commits; i++) {
      text.insert((i * 37) % text.length(), "version " + i + "\n");
      write("docs/long.txt", text.toString());
      write("src/a/b/File" + i % 7 + ".txt", "file " + i + "\n" + text.substring(0, 900 + i));
      write("bin/data.bin", new byte[] {0, (byte) i, (byte) 255, 13, 10});
      commit("commit " + i);
    }
    return this;
  }

  /** Opens this repository with our own reader. */
  public GitRepository open() {
    return open(directory);
  }

  /** Opens a repository with our own reader. */
  public static GitRepository open(Path path) {
    try {
      Opening opening = GitRepository.open(path);
      assertThat(opening).isInstanceOf(Opening.Opened.class);
      return ((Opening.Opened) opening).repository();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
