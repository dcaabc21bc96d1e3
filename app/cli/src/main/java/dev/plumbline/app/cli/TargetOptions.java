package dev.plumbline.app.cli;

import dev.plumbline.engine.Change;
import dev.plumbline.engine.Request;
import dev.plumbline.scan.Progress;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to look at. */
final class TargetOptions {
  @Option(names = "--staged", description = "Only what is staged, compared with HEAD.")
  boolean staged;

  @Option(names = "--range", paramLabel = "A..B", description = "Only the commits of a range.")
  @Nullable String range;

  @Option(
      names = "--base",
      paramLabel = "REF",
      description = "Judge a change: settings are read from REF, only new findings close the gate.")
  @Nullable String base;

  @Option(names = "--threads", paramLabel = "N", description = "Threads; default: all processors.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Judge for the end of that day, for example 2026-03-31.")
  @Nullable String asOf;

  @Option(names = "--zone", paramLabel = "ZONE", description = "Whose days count; default UTC.")
  String zone = "UTC";

  @Option(
      names = "--no-cache",
      description = "Read everything anew and remember nothing for the next run.")
  boolean noCache;

  @Option(
      names = "--org",
      paramLabel = "DIR",
      description = "The organisation home: people, roles.")
  @Nullable Path org;

  /** How much to look at. */
  Change change(boolean history) throws UsageException {
    if (staged && range != null) {
      throw new UsageException("--staged and --range: give one of them");
    }
    if (staged) {
      return new Change.Staged();
    }
    if (range != null) {
      if (!range.contains("..")) {
        throw new UsageException("--range " + range + ": write A..B or A...B");
      }
      return new Change.Range(range);
    }
    return new Change.Everything(history);
  }

  /** The request. */
  Request request(boolean history, Context context) throws UsageException {
    if (threads < 1 || threads > 256) {
      throw new UsageException("--threads: 1 to 256");
    }
    ZoneId zoneId;
    Instant at = context.clock().instant();
    Instant knownAt = at;
    try {
      zoneId = ZoneId.of(zone);
      if (asOf != null) {
        at = LocalDate.parse(asOf).atTime(LocalTime.MAX).atZone(zoneId).toInstant();
      }
    } catch (DateTimeException e) {
      throw new UsageException("--as-of or --zone: " + e.getMessage());
    }
    Progress progress =
        context.streams().terminal()
            ? new TerminalProgress(context.streams().err())
            : Progress.NONE;
    return new Request(
        change(history),
        base,
        threads,
        at,
        knownAt,
        zoneId,
        org,
        progress,
        noCache ? null : context.cache());
  }
}
