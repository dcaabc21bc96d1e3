package dev.plumbline.app.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** What the launcher runs once to make the start-up cache: the commands people start most. */
final class Training {
  private Training() {}

  /** Runs them over Plumbline's own checkout; what they say is thrown away. */
  public static void main(String[] args) {
    String home = args[0];
    run("--version");
    run("scan", "secrets", "--staged", home);
    run("scan", "secrets", home);
    run("check", "--quick", home);
    run("explain", "ESP-SM-01", "-C", home);
  }

  private static void run(String... command) {
    Streams nowhere =
        new Streams(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            false);
    int code = Main.run(command, nowhere, InstantSource.system());
    System.err.println(String.join(" ", command) + ": " + code);
  }
}
