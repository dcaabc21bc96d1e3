package dev.plumbline.app.cli;

import dev.plumbline.app.cli.hook.HookFolder;
import dev.plumbline.app.cli.hook.HookInstaller;
import dev.plumbline.app.cli.hook.HookKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumb hook}: git hooks that stop a secret before it leaves the desk. */
@Command(
    name = "hook",
    description = {
      "Git hooks that stop a secret before it leaves the desk.",
      "pre-commit looks at what is staged, commit-msg at the message, pre-push at every commit that",
      "the remote does not have."
    },
    mixinStandardHelpOptions = true,
    footer = "Exit codes of status: 0 all installed, 10 one is not.")
final class HookCommand {
  private static final int NOT_INSTALLED = 10;

  private final Context context;

  HookCommand(Context context) {
    this.context = context;
  }

  @Command(
      name = "install",
      description = "Write the hooks; those of others are kept and run first.",
      mixinStandardHelpOptions = true)
  int install(
      @Parameters(
              arity = "0..1",
              paramLabel = "[PATH]",
              description = "A repository; default: here.")
          @Nullable Path path,
      @Option(
              names = "--only",
              paramLabel = "KIND",
              split = ",",
              description = "pre-commit, commit-msg or pre-push; default: all three.")
          @Nullable List<String> only,
      @Option(
              names = "--shared",
              description = "Also where core.hooksPath names a folder that other repositories use.")
          boolean shared,
      @Option(
              names = "--launcher",
              paramLabel = "FILE",
              description = "What the hooks call; default: the plumb that runs now.")
          @Nullable Path launcher)
      throws IOException, UsageException {
    HookFolder folder = folder(path);
    if (folder.shared() && !shared) {
      throw new UsageException(
          folder.folder()
              + ": core.hooksPath names this folder, which is not this repository's. --shared"
              + " installs there, for every repository that uses it; `git config core.hooksPath"
              + " .git/hooks` gives this one its own");
    }
    if (folder.folder().endsWith(Path.of(".husky", "_"))) {
      throw new UsageException(
          folder.folder()
              + ": husky writes this folder anew. Add the line `plumb hook run pre-commit` to"
              + " .husky/pre-commit instead, and likewise for commit-msg (with \"$1\") and pre-push"
              + " (with \"$@\")");
    }
    String call = call(folder, launcher);
    HookInstaller installer = new HookInstaller(folder);
    StringBuilder said = new StringBuilder();
    for (HookKind kind : kinds(only)) {
      HookInstaller.Done done = installer.install(kind, call);
      said.append(
          switch (done) {
            case WRITTEN_BEFORE_KEPT ->
                kind.label() + ": installed; the hook that was there is kept and runs first\n";
            case RENEWED -> kind.label() + ": written anew\n";
            default -> kind.label() + ": installed\n";
          });
    }
    said.append("in ").append(folder.folder()).append("\n");
    if (folder.tracked()) {
      said.append("This folder is part of the work tree: commit it, and others have the hooks.\n");
    }
    context.streams().print(lines(said));
    return ExitCode.OK;
  }

  @Command(
      name = "uninstall",
      description = "Take the hooks out and put back what was there.",
      mixinStandardHelpOptions = true)
  int uninstall(
      @Parameters(
              arity = "0..1",
              paramLabel = "[PATH]",
              description = "A repository; default: here.")
          @Nullable Path path)
      throws IOException, UsageException {
    HookFolder folder = folder(path);
    HookInstaller installer = new HookInstaller(folder);
    StringBuilder said = new StringBuilder();
    for (HookKind kind : HookKind.values()) {
      said.append(
          switch (installer.uninstall(kind)) {
            case REMOVED -> kind.label() + ": taken out\n";
            case REMOVED_BEFORE_RESTORED ->
                kind.label() + ": taken out; what was there before is back\n";
            default -> kind.label() + ": none of ours\n";
          });
    }
    context.streams().print(lines(said));
    return ExitCode.OK;
  }

  @Command(
      name = "status",
      description = "Tell which hooks are installed.",
      mixinStandardHelpOptions = true)
  int status(
      @Parameters(
              arity = "0..1",
              paramLabel = "[PATH]",
              description = "A repository; default: here.")
          @Nullable Path path,
      @Option(names = "--format", paramLabel = "FORMAT", description = "terminal or json.")
          @Nullable String format)
      throws IOException, UsageException {
    boolean json = "json".equals(format);
    if (format != null && !json && !format.equals("terminal")) {
      throw new UsageException("--format " + format + ": terminal or json");
    }
    HookFolder folder = folder(path);
    HookInstaller installer = new HookInstaller(folder);
    boolean all = true;
    List<String> rows = new ArrayList<>();
    for (HookKind kind : HookKind.values()) {
      HookInstaller.State state = installer.state(kind);
      all &= state == HookInstaller.State.INSTALLED;
      String word = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
      rows.add(
          json
              ? "{\"hook\":\"" + kind.label() + "\",\"state\":\"" + word + "\"}"
              : kind.label() + ": " + word);
    }
    context
        .streams()
        .print(
            json
                ? "{\"hooks\":[" + String.join(",", rows) + "]}\n"
                : lines(new StringBuilder(String.join("\n", rows)).append("\n")));
    return all ? ExitCode.OK : NOT_INSTALLED;
  }

  @Command(
      name = "run",
      description = {
        "What the hooks call. KIND is pre-commit, commit-msg FILE or pre-push REMOTE [URL];",
        "GIT_INDEX_FILE is honoured, as git sets it."
      },
      mixinStandardHelpOptions = true)
  int run(
      @Parameters(
              arity = "1..*",
              paramLabel = "KIND [ARGUMENTS]",
              description = "Which, and its own.")
          List<String> words)
      throws Exception {
    return new HookRun(context, Path.of("."), System.getenv()).run(words);
  }

  private static String lines(StringBuilder text) {
    StringBuilder safe = new StringBuilder();
    text.toString().lines().forEach(line -> safe.append(Printed.line(line)).append('\n'));
    return safe.toString();
  }

  private static HookFolder folder(@Nullable Path path) throws UsageException {
    try {
      return HookFolder.of(path == null ? Path.of(".") : path);
    } catch (HookFolder.Missing e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static List<HookKind> kinds(@Nullable List<String> only) throws UsageException {
    if (only == null || only.isEmpty()) {
      return List.of(HookKind.values());
    }
    List<HookKind> kinds = new ArrayList<>();
    for (String label : only) {
      kinds.add(
          HookKind.of(label)
              .orElseThrow(() ->
                  new UsageException("--only " + label + ": pre-commit, commit-msg or pre-push")));
    }
    return kinds;
  }

  /**
   * How the script calls Plumbline. A folder of hooks that is committed must not name a place of
   * one machine: there it is a path in the work tree, or the bare name.
   */
  private static String call(HookFolder folder, @Nullable Path given)
      throws IOException, UsageException {
    String own = System.getProperty("plumbline.launcher", "");
    if (given == null && own.isEmpty()) {
      return "plumb";
    }
    Path launcher = given != null ? given : Path.of(own);
    if (!Files.isExecutable(launcher)) {
      throw new UsageException(launcher + ": cannot be executed; name the launcher by --launcher");
    }
    Path real = launcher.toRealPath();
    if (!folder.tracked()) {
      return real.toString();
    }
    return real.startsWith(folder.workTree()) ? "./" + folder.workTree().relativize(real) : "plumb";
  }
}
