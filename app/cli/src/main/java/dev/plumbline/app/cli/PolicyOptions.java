package dev.plumbline.app.cli;

import dev.plumbline.engine.Policies;
import dev.plumbline.engine.TargetException;
import dev.plumbline.engine.Workspace;
import dev.plumbline.policy.ResolvedPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** Which policies a command speaks of: those in force in a repository. */
final class PolicyOptions {
  @Option(
      names = {"-C", "--repository"},
      paramLabel = "PATH",
      description = "The repository whose overlay counts; default: here.")
  private Path path = Path.of(".");

  ResolvedPolicy resolve(Instant now) throws TargetException {
    try (Workspace workspace = Workspace.open(path)) {
      return Policies.inForce(workspace, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
  }
}
