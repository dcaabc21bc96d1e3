package dev.plumbline.engine;

import dev.plumbline.engine.imports.Report;
import dev.plumbline.engine.imports.Reported;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.content.Hit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds our findings behind those of another scanner: by the value where its report holds one or a
 * hash of one, else by the line. A value that is not there any more matches nothing, so that a
 * changed secret on an old line stays new.
 */
public final class ReportMatcher {
  private static final Pattern REDACTED = Pattern.compile("REDACTED|\\*{3}|\\.{3}|\u2026");
  private static final int SHORTEST = 6;

  private final Workspace workspace;
  private final Snapshot tree;
  private final ContentScanner scanner;
  private final Map<String, Optional<Snapshot>> commits = new HashMap<>();
  private final Map<String, Seen> seen = new HashMap<>();

  /**
   * One of theirs.
   *
   * @param reported what they say
   * @param ours what we find there; empty when nothing
   * @param reason why nothing, in words; empty otherwise
   */
  public record Match(Reported reported, List<Finding> ours, String reason) {}

  private record Seen(String path, List<Found> found) {}

  /** A hit and its value as it stands in the bytes, a character a byte. */
  private record Found(Hit hit, String text) {}

  private ReportMatcher(Workspace workspace, Detectors detectors) throws TargetException {
    this.workspace = workspace;
    tree = workspace.currentTree();
    scanner = new ContentScanner(detectors.content(), Settings.digests(tree));
  }

  /**
   * Matches a whole report, in its order.
   *
   * @throws TargetException if the target cannot be used
   */
  public static List<Match> match(Report report, Workspace workspace, Detectors detectors)
      throws TargetException {
    ReportMatcher matcher = new ReportMatcher(workspace, detectors);
    List<Match> matches = new ArrayList<>();
    for (Reported reported : report.found()) {
      matches.add(matcher.match(reported));
    }
    return matches;
  }

  private Match match(Reported reported) {
    if (reported.path().isEmpty()) {
      return none(reported, "it names no file");
    }
    Snapshot where = tree;
    if (!reported.commit().isEmpty()) {
      Optional<Snapshot> commit = commits.computeIfAbsent(reported.commit(), this::commit);
      if (commit.isEmpty()) {
        return none(reported, "there is no such commit here");
      }
      where = commit.get();
    }
    Optional<SnapshotFile> file = file(where, reported.path());
    if (file.isEmpty()) {
      return none(reported, "there is no such file in the " + where.name());
    }
    Seen content;
    try {
      content = content(where, file.get());
    } catch (IOException e) {
      return none(reported, "the file cannot be read");
    }
    boolean byValue =
        !reported.sha1().isEmpty()
            || (reported.value() != null && !REDACTED.matcher(reported.value()).find());
    List<Finding> ours = new ArrayList<>();
    for (Found found : content.found()) {
      if (byValue ? same(found.text(), reported) : near(found.hit(), reported)) {
        ours.add(
            ContentEvidence.finding(
                ContentEvidence.TREE, found.hit(), Place.at(content.path(), found.hit().region())));
      }
    }
    if (!ours.isEmpty()) {
      return new Match(reported, ours, "");
    }
    boolean other =
        byValue && content.found().stream().anyMatch(found -> near(found.hit(), reported));
    return none(
        reported,
        other
            ? "what is found on this line has another value"
            : "nothing is found there by any rule of ours");
  }

  private static Match none(Reported reported, String reason) {
    return new Match(reported, List.of(), reason);
  }

  private Optional<Snapshot> commit(String id) {
    try {
      return Optional.of(workspace.commitTree(id));
    } catch (TargetException e) {
      return Optional.empty();
    }
  }

  /** As it stands, or without folders before it that only the other tool's run knew. */
  private static Optional<SnapshotFile> file(Snapshot where, String path) {
    String rest = path;
    while (true) {
      Optional<SnapshotFile> file = where.file(rest).filter(SnapshotFile::regular);
      int slash = rest.indexOf('/');
      if (file.isPresent() || slash < 0) {
        return file;
      }
      rest = rest.substring(slash + 1);
    }
  }

  private Seen content(Snapshot where, SnapshotFile file) throws IOException {
    String key = where.name() + "\0" + file.path();
    Seen known = seen.get(key);
    if (known == null) {
      byte[] bytes = where.read(file);
      List<Found> found =
          scanner.scan(bytes, 0, bytes.length).hits().stream()
              .filter(hit -> hit.detector().keep(hit.finding(), file.path()))
              .map(hit -> new Found(hit, text(hit, bytes)))
              .toList();
      known = new Seen(file.path(), found);
      seen.put(key, known);
    }
    return known;
  }

  /** The found value as it stands in the bytes; of a decoded view it may be something else. */
  private static String text(Hit hit, byte[] bytes) {
    int end = Math.min(bytes.length, hit.finding().end());
    int start = Math.min(end, hit.finding().start());
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private static boolean same(String ours, Reported reported) {
    byte[] bytes = ours.getBytes(StandardCharsets.ISO_8859_1);
    if (!reported.sha1().isEmpty()) {
      return sha1(bytes).equals(reported.sha1());
    }
    String mine = new String(bytes, StandardCharsets.UTF_8).strip();
    String theirs = reported.value() == null ? "" : reported.value().strip();
    return mine.equals(theirs)
        || (mine.length() >= SHORTEST && theirs.contains(mine))
        || (theirs.length() >= SHORTEST && mine.contains(theirs));
  }

  private static boolean near(Hit hit, Reported reported) {
    return reported.line() > 0
        && hit.region().startLine() <= reported.endLine()
        && hit.region().endLine() >= reported.line();
  }

  private static String sha1(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
