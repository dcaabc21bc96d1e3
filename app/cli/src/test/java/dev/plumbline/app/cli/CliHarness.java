package dev.plumbline.app.cli;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** Runs the command line in this process, with a fixed clock, and keeps what it prints. */
public final class CliHarness {
  /** The instant at which every run takes place. */
  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private CliHarness() {}

  /**
   * What a run gave.
   *
   * @param code the exit code
   * @param out standard output
   * @param err standard error
   */
  public record Result(int code, String out, String err) {
    /** Standard output as JSON. */
    public Node json() {
      try {
        return Json.read(out);
      } catch (FormatException e) {
        throw new AssertionError("not JSON: " + out + "\n" + err, e);
      }
    }
  }

  /** Runs a command line. */
  public static Result run(Object... arguments) {
    return runWith(new byte[0], arguments);
  }

  /** Runs a command line with this standard input. */
  public static Result runWith(byte[] input, Object... arguments) {
    String[] texts = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = arguments[i].toString();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            texts,
            new Streams(
                new ByteArrayInputStream(input),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false),
            InstantSource.fixed(NOW));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
