package dev.plumbline.engine;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.Progress;
import dev.plumbline.scan.content.ContentResult;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.content.Hit;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.history.Attribution;
import dev.plumbline.scan.git.history.Reach;
import dev.plumbline.scan.git.object.HashAlgorithm;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectKind;
import dev.plumbline.scan.history.Memory;
import dev.plumbline.scan.history.ObjectHits;
import dev.plumbline.scan.history.ObjectScan;
import dev.plumbline.scan.snapshot.PathExclude;
import dev.plumbline.scan.snapshot.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scans every object of a repository and says of each secret where and when it came in. One finding
 * a secret: a value that stands in thirty versions of a file is one secret with thirty objects.
 */
final class HistoryContents {
  static final String COMMIT_MESSAGE = "(commit message)";

  /** For comparing: no use is made of what one object has in common with another. */
  private static final boolean WHOLE = Boolean.getBoolean("plumbline.whole");

  private static final int NAMED_OBJECTS = 20;
  private static final int REPLAYED_DAYS = 30;

  private final GitRepository repository;
  private final ObjectScan.Result scan;
  private final Map<ObjectId, ObjectHits> byObject = new HashMap<>();

  private HistoryContents(GitRepository repository, ObjectScan.Result scan) {
    this.repository = repository;
    this.scan = scan;
    scan.objects().forEach(object -> byObject.put(object.id(), object));
  }

  /** Sweeps the repository. */
  static HistoryContents sweep(
      GitRepository repository,
      Supplier<ContentScanner> scanners,
      int threads,
      Progress progress,
      Memory memory) {
    ObjectScan scan =
        new ObjectScan(repository, scanners, oid -> lfs(repository.commonDir(), oid), progress);
    return new HistoryContents(repository, (WHOLE ? scan.whole() : scan).run(threads, memory));
  }

  /** A Git LFS object that was fetched already, if its bytes are what its name says. */
  private static Optional<byte[]> lfs(Path commonDir, String oid) {
    Path file =
        commonDir
            .resolve("lfs/objects")
            .resolve(oid.substring(0, 2))
            .resolve(oid.substring(2, 4))
            .resolve(oid);
    try {
      if (!file.toRealPath().startsWith(commonDir)) {
        return Optional.empty();
      }
      byte[] bytes = Reading.file(file);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return java.util.HexFormat.of().formatHex(digest).equals(oid)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** What was looked at, object by object. */
  Coverage coverage() {
    return scan.coverage();
  }

  /** Results for contents that the store holds, so that a work tree need not be scanned again. */
  TreeContents.KnownContents known() {
    HashAlgorithm algorithm = repository.algorithm();
    boolean whole = scan.coverage().holes().isEmpty();
    return bytes -> {
      if (!whole) {
        return Optional.empty();
      }
      MessageDigest digest = algorithm.digest();
      digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
      byte[] raw = digest.digest(bytes);
      ObjectId id = ObjectId.of(raw, 0, raw.length);
      int ordinal = repository.objects().ordinal(id);
      if (ordinal < 0 || !scan.verified().get(ordinal)) {
        return Optional.empty();
      }
      ObjectHits hits = byObject.get(id);
      return Optional.of(
          hits == null ? ContentResult.CLEAN : new ContentResult(hits.hits(), List.of()));
    };
  }

  private record Seen(Hit hit, Attribution where, String path) {
    static final Comparator<Seen> ORDER =
        Comparator.comparing(
                (Seen seen) -> seen.where().committed(),
                Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(
                seen -> seen.where().commit(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Seen::path)
            .thenComparing(seen -> seen.hit().region())
            .thenComparing(seen -> seen.where().object());
  }

  /**
   * The findings, one a secret.
   *
   * @param excludes paths that are left out
   * @param leftOut counts what they leave out, by reason
   */
  List<Finding> findings(CheckId check, List<PathExclude> excludes, Map<String, Long> leftOut) {
    TreeMap<Fingerprint, List<Seen>> secrets = new TreeMap<>();
    for (Attribution where : scan.attributions()) {
      ObjectHits object = byObject.get(where.object());
      if (object == null) {
        continue;
      }
      for (Hit hit : object.hits()) {
        String path = standing(object, hit, where, excludes, leftOut);
        if (path != null) {
          secrets
              .computeIfAbsent(hit.finding().fingerprint(), k -> new ArrayList<>())
              .add(new Seen(hit, where, path));
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    secrets.values().forEach(all -> findings.add(finding(check, all)));
    return findings;
  }

  /**
   * What a hook would have stopped: secrets that commits of the last thirty days brought in.
   *
   * @param at the end of the thirty days
   */
  List<Finding> replayed(Instant at, List<PathExclude> excludes) {
    Instant since = at.minus(REPLAYED_DAYS, ChronoUnit.DAYS);
    return findings(ContentEvidence.REPLAYED, excludes, new HashMap<>()).stream()
        .filter(finding ->
            Optional.ofNullable(finding.attributes().get("committed"))
                .map(Instant::parse)
                .filter(when -> !when.isBefore(since))
                .isPresent())
        .toList();
  }

  /** The first path at which the hit stands; null when it stands at none. */
  private static @Nullable String standing(
      ObjectHits object,
      Hit hit,
      Attribution where,
      List<PathExclude> excludes,
      Map<String, Long> leftOut) {
    List<String> paths = new ArrayList<>(List.of(where.path()));
    paths.addAll(where.paths());
    if (object.kind() != ObjectKind.BLOB) {
      return where.path();
    }
    boolean all = where.pathCount() > where.paths().size();
    PathExclude excluded = null;
    for (String path : paths) {
      if (!hit.stands(path)) {
        continue;
      }
      Optional<PathExclude> exclude =
          excludes.stream().filter(candidate -> candidate.matches(path)).findFirst();
      if (exclude.isEmpty()) {
        return path;
      }
      excluded = exclude.get();
    }
    if (excluded != null && all) {
      return where.path();
    }
    if (excluded != null) {
      leftOut.merge("excluded by " + excluded.pattern() + ": " + excluded.reason(), 1L, Long::sum);
    }
    return null;
  }

  private static Finding finding(CheckId check, List<Seen> all) {
    Seen first = all.stream().min(Seen.ORDER).orElseThrow();
    boolean reachable = all.stream().anyMatch(seen -> seen.where().reach() != Reach.NONE);
    boolean inHead = all.stream().anyMatch(seen -> seen.where().headPath() != null);
    Attribution where = first.where();
    Finding finding =
        ContentEvidence.finding(
            check,
            first.hit(),
            new Place(
                first.hit().path(first.path()),
                first.hit().region(),
                where.object().hex(),
                where.commit() == null ? null : where.commit().hex(),
                reachable,
                inHead));
    TreeMap<String, String> attributes = new TreeMap<>(finding.attributes());
    List<String> objects =
        all.stream().map(seen -> seen.where().object().hex()).distinct().sorted().toList();
    attributes.put("object-count", Integer.toString(objects.size()));
    attributes.put(
        "objects", String.join(",", objects.subList(0, Math.min(NAMED_OBJECTS, objects.size()))));
    attributes.put("in-head", Boolean.toString(inHead));
    attributes.put("reachable", Boolean.toString(reachable));
    if (where.committed() != null) {
      attributes.put("committed", where.committed().toString());
    }
    if (!where.via().isEmpty()) {
      attributes.put("via", where.via());
    }
    return new Finding(
        finding.check(),
        finding.rule(),
        finding.severity(),
        finding.confidence(),
        finding.message(),
        finding.place(),
        finding.fingerprint(),
        attributes);
  }
}
