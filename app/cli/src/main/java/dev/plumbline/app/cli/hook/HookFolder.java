package dev.plumbline.app.cli.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where git looks for the hooks of a repository. Git itself is asked, since the answer depends on
 * the configuration of the user and the machine as well: core.hooksPath, worktrees, submodules.
 *
 * @param folder an absolute path, which may not exist yet
 * @param workTree the root of the work tree, a real path
 * @param shared whether it lies outside the repository, so that other repositories use it too
 * @param tracked whether it lies in the work tree, so that it may be committed
 */
public record HookFolder(Path folder, Path workTree, boolean shared, boolean tracked) {
  private static final int MOST_OUTPUT = 1 << 16;

  /** Git does not run, or says that there is no work tree. */
  public static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    Missing(String message) {
      super(message);
    }
  }

  /**
   * Asks git.
   *
   * @throws Missing if there is no git or no repository with a work tree; the message says what to
   *     do
   */
  public static HookFolder of(Path directory) throws Missing {
    List<String> lines =
        git(directory, "rev-parse", "--is-bare-repository", "--git-common-dir", "--git-dir");
    if (lines.size() < 3) {
      throw new Missing(directory + ": git gives no answer; is it a repository?");
    }
    if (lines.getFirst().equals("true")) {
      throw new Missing(
          directory
              + ": a bare repository has no commits of its own to stop; install the hooks where"
              + " people commit, or scan what arrives in CI");
    }
    List<String> tops = git(directory, "rev-parse", "--show-toplevel");
    List<String> hooks = git(directory, "rev-parse", "--git-path", "hooks");
    if (tops.isEmpty() || hooks.isEmpty()) {
      throw new Missing(directory + ": no work tree here; go into one");
    }
    try {
      Path top = Path.of(tops.getFirst()).toRealPath();
      Path base = directory.toRealPath();
      Path folder = real(base.resolve(hooks.getFirst()).normalize());
      Path common = real(base.resolve(lines.get(1)).normalize());
      Path own = real(base.resolve(lines.get(2)).normalize());
      boolean inGit = folder.startsWith(common) || folder.startsWith(own);
      boolean inTree = !inGit && folder.startsWith(top);
      return new HookFolder(folder, top, !inGit && !inTree, inTree);
    } catch (IOException e) {
      throw new Missing(directory + ": cannot be read");
    }
  }

  private static Path real(Path path) throws IOException {
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    Path parent = path.getParent();
    return parent == null ? path : real(parent).resolve(path.getFileName());
  }

  private static List<String> git(Path directory, String... arguments) throws Missing {
    List<String> command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String text =
          new String(process.getInputStream().readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new Missing(directory + ": git does not answer");
      }
      if (process.exitValue() != 0) {
        throw new Missing(
            directory + ": not a git work tree; run this inside one, or `git init` first");
      }
      return text.lines().toList();
    } catch (IOException e) {
      throw new Missing("git: cannot be run; hooks are of use only where it is installed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Missing("git: interrupted");
    }
  }

  /** The file of a hook. */
  Path file(HookKind kind) {
    return folder.resolve(kind.label());
  }

  /** Where a hook that stood there before is kept. */
  Path before(HookKind kind) {
    return folder.resolve(kind.label() + HookScript.BEFORE);
  }

  /** The text of a hook, if there is one. */
  Optional<String> text(HookKind kind) throws IOException {
    Path file = file(kind);
    return Files.isRegularFile(file)
        ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  /** Whether anything is at this place, a dangling link included. */
  static boolean taken(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
