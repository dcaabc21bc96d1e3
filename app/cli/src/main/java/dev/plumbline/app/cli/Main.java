package dev.plumbline.app.cli;

import dev.plumbline.engine.TargetException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The entry of the command line. */
public final class Main {
  private static final Set<String> COMMANDS =
      Set.of(
          "check",
          "scan",
          "init",
          "explain",
          "policy",
          "journey",
          "baseline",
          "import",
          "leak",
          "hook",
          "help");

  private Main() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] args) {
    boolean hook = args.length > 1 && args[0].equals("hook") && args[1].equals("run");
    Streams streams = hook ? Streams.ofHook() : Streams.system();
    int code = run(args, streams, InstantSource.system(), Context.cache(System.getenv()));
    streams.err().flush();
    // Nothing waits for the end of the process; System.exit would first set up its logging.
    Runtime.getRuntime().halt(code);
  }

  /** Runs one command line without a cache. */
  static int run(String[] args, Streams streams, InstantSource clock) {
    return run(args, streams, clock, null);
  }

  /**
   * Runs one command line.
   *
   * @param args as typed
   * @param streams where to read and write
   * @param clock what time it is
   * @param cache the user's folder for results that a later run may use again; null for none
   * @return the exit code
   */
  static int run(String[] args, Streams streams, InstantSource clock, @Nullable Path cache) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      return print(streams, "plumb " + dev.plumbline.engine.Version.text() + "\n");
    }
    Context context = new Context(streams, clock, cache);
    OptionalInt atTheDesk = Desk.run(args, context);
    if (atTheDesk.isPresent()) {
      return atTheDesk.getAsInt();
    }
    CommandLine line = new CommandLine(new PlumbCommand(context), new Commands(context));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, streams.err()));
    line.setParameterExceptionHandler((e, given) -> usage(e, streams.err()));
    return guarded(() -> line.execute(withDefault(args)), streams);
  }

  /** Turns what ends a command early into an exit code and a line on standard error. */
  static int guarded(Callable<Integer> command, Streams streams) {
    try {
      return command.call();
    } catch (OutOfMemoryError e) {
      streams
          .err()
          .println(
              "plumb: out of memory: nothing was decided. Give it more: JDK_JAVA_OPTIONS=-Xmx4g");
      return ExitCode.INCOMPLETE;
    } catch (LinkageError | StackOverflowError e) {
      return failed(new IllegalStateException(e), streams.err());
    } catch (Exception e) {
      return failed(e, streams.err());
    }
  }

  /** A bare call, and one that begins with an option or a path, is a check. */
  private static String[] withDefault(String[] args) {
    if (args.length > 0 && (COMMANDS.contains(args[0]) || isHelp(args[0]))) {
      return args;
    }
    if (args.length > 0 && !args[0].startsWith("-") && !looksLikePath(args[0])) {
      return args;
    }
    List<String> all = new ArrayList<>(List.of("check"));
    all.addAll(Arrays.asList(args));
    return all.toArray(String[]::new);
  }

  private static boolean looksLikePath(String text) {
    return text.equals(".") || text.equals("..") || text.indexOf('/') >= 0;
  }

  private static boolean isHelp(String text) {
    return text.equals("-h") || text.equals("--help");
  }

  private static int usage(CommandLine.ParameterException e, PrintStream err) {
    err.println("plumb: " + Printed.message(e));
    err.println("Try: plumb " + e.getCommandLine().getCommandName() + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(Exception e, PrintStream err) {
    if (e instanceof UsageException || e instanceof TargetException) {
      err.println("plumb: " + Printed.message(e));
      return ExitCode.USAGE;
    }
    if (e instanceof IOException) {
      err.println("plumb: " + Printed.message(e));
      return ExitCode.INCOMPLETE;
    }
    err.println(
        "plumb: internal fault ("
            + e.getClass().getSimpleName()
            + "): nothing was decided. Run again with PLUMB_TRACE=1 and report what it shows.");
    if (System.getenv("PLUMB_TRACE") != null) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      err.println(trace);
    }
    return ExitCode.INCOMPLETE;
  }

  private static int print(Streams streams, String text) {
    try {
      streams.print(text);
      return ExitCode.OK;
    } catch (IOException e) {
      streams.err().println("plumb: standard output: " + Printed.message(e));
      return ExitCode.INCOMPLETE;
    }
  }
}
