package dev.plumbline.app.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the launcher runs once to make the start-up cache: the commands people start most. */
final class Training {
  private static final int LINES = 1000;

  private Training() {}

  /** Runs them over Plumbline's own checkout; what they say is thrown away. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String home = args[0];
    desk(Path.of(args[1]));
    run("--version");
    run("scan", "secrets", "--staged", home);
    run("scan", "secrets", home);
    run("check", "--quick", home);
    run("explain", "ESP-SM-01", "-C", home);
  }

  /** Staged changes without a secret and with one, as a hook meets them. */
  private static void desk(Path folder) throws IOException, InterruptedException {
    git(folder, "init", "-q");
    StringBuilder code = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      code.append("String line")
          .append(line)
          .append(" = read(source, ")
          .append(line)
          .append(");\n");
    }
    Files.writeString(folder.resolve("Change.java"), code);
    git(folder, "add", "-A");
    staged(folder);
    git(
        folder,
        "-c",
        "user.name=training",
        "-c",
        "user.email=training@example.invalid",
        "commit",
        "-q",
        "--no-verify",
        "-m",
        "first");
    staged(folder);
    String password = Long.toString(Long.MAX_VALUE / 7, 36);
    Files.writeString(folder.resolve("Change.java"), code + "// changed\n");
    Files.writeString(
        folder.resolve("settings.yaml"),
        "url: postgres://app:" + password + "@db.shop.example/a\n");
    git(folder, "add", "-A");
    staged(folder);
    Path message = folder.resolve("message");
    Files.writeString(message, "A message\n");
    hook(folder, "commit-msg", message.toString());
  }

  private static void staged(Path folder) {
    run("scan", "secrets", "--staged", folder.toString());
    hook(folder, "pre-commit");
  }

  private static void hook(Path folder, String... words) {
    Streams nowhere = nowhere();
    Context context = new Context(nowhere, InstantSource.system());
    Main.guarded(() -> new HookRun(context, folder, Map.of()).run(List.of(words)), nowhere);
  }

  private static void git(Path folder, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    // A hook may be what builds: then these name the repository of whoever commits.
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", folder.resolve("no-config").toString());
    int code = builder.start().waitFor();
    System.err.println(String.join(" ", command) + ": " + code);
  }

  private static Streams nowhere() {
    return new Streams(
        new ByteArrayInputStream(new byte[0]),
        OutputStream.nullOutputStream(),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        false);
  }

  private static void run(String... command) {
    int code = Main.run(command, nowhere(), InstantSource.system());
    System.err.println(String.join(" ", command) + ": " + code);
  }
}
