package dev.plumbline.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The two calls that somebody waits for at each commit, read by hand: setting the whole command
 * line up costs as much time as the scan itself. Anything but their plain form is left to the
 * command line.
 */
final class Desk {
  private Desk() {}

  /** The exit code, if this is one of the two. */
  static OptionalInt run(String[] args, Context context) {
    if (args.length >= 3 && args[0].equals("hook") && args[1].equals("run")) {
      for (String arg : args) {
        if (arg.startsWith("-")) {
          return OptionalInt.empty();
        }
      }
      List<String> words = List.of(args).subList(2, args.length);
      return OptionalInt.of(
          Main.guarded(
              () -> new HookRun(context, Path.of("."), System.getenv()).run(words),
              context.streams()));
    }
    if (args.length >= 3
        && args.length <= 4
        && args[0].equals("scan")
        && args[1].equals("secrets")
        && args[2].equals("--staged")
        && (args.length == 3 || !args[3].startsWith("-"))) {
      List<String> words = List.of(args).subList(3, args.length);
      return OptionalInt.of(
          Main.guarded(() -> ScanCommand.stagedSecrets(context, words), context.streams()));
    }
    return OptionalInt.empty();
  }
}
