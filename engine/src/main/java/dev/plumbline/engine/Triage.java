package dev.plumbline.engine;

import dev.plumbline.engine.triage.Allows;
import dev.plumbline.engine.triage.BaselineFile;
import dev.plumbline.engine.triage.Judgements;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.scan.content.ContentScanner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes out what people judged to be no secret, where the judgement comes from a base that the
 * change cannot edit. Without a base it takes out nothing: what the tree says of itself makes a
 * finding known, and is told.
 */
final class Triage {
  private final Snapshot tree;
  private final @Nullable Snapshot trusted;
  private final Judgements judgements;
  private final SortedSet<Fingerprint> baseline;
  private final Supplier<ContentScanner> scanner;
  private final LocalDate day;
  private final TreeSet<Fingerprint> known = new TreeSet<>();
  private final TreeSet<String> read = new TreeSet<>();
  private final TreeSet<String> told = new TreeSet<>();
  private final TreeMap<String, Trust.Loosened> loosened = new TreeMap<>();
  private final Map<Allows.Place, Optional<String>> whys = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final @Nullable CommentOrigin origin;
  private Allows allows = Allows.NONE;
  private boolean wholeTree;

  /**
   * Makes one for a run.
   *
   * @param trusted whose judgements count; null when there is no base
   * @param origin tells who wrote a comment of the trusted tree; null when there is no base
   * @param baseline that of the trusted tree, or of the tree itself
   */
  Triage(
      Snapshot tree,
      @Nullable Snapshot trusted,
      @Nullable CommentOrigin origin,
      BaselineFile baseline,
      Supplier<ContentScanner> scanner,
      LocalDate day) {
    this.tree = tree;
    this.trusted = trusted;
    this.origin = origin;
    this.scanner = scanner;
    this.day = day;
    judgements = new Judgements(baseline, day);
    this.baseline = baseline.known(day);
    known.addAll(this.baseline);
  }

  /** What counts as known because of the baseline or, without a base, of a judgement. */
  SortedSet<Fingerprint> known() {
    return known;
  }

  /** What the looked-at tree allows itself. */
  List<Trust.Loosened> loosened() {
    return List.copyOf(loosened.values());
  }

  /** Judgements that do not count, and why. */
  List<String> notes() {
    List<String> all = new ArrayList<>(judgements.problems());
    all.addAll(allows.problems());
    all.addAll(notes);
    return all;
  }

  /**
   * The findings without those that are judged to be none.
   *
   * @param leftOut counts what is taken out, by reason
   */
  List<Finding> sift(List<Finding> findings, Map<String, Long> leftOut) {
    if (findings.isEmpty()) {
      return findings;
    }
    readAllows(findings);
    List<Finding> kept = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<String> why = why(finding);
      if (why.isEmpty()) {
        kept.add(finding);
      } else if (trusted != null) {
        leftOut.merge(why.get(), 1L, Long::sum);
      } else {
        known.add(finding.fingerprint());
        tell(finding, why.get());
        kept.add(finding);
      }
    }
    return kept;
  }

  private boolean isOpen(Finding finding) {
    return judgements.why(finding).isEmpty() && judgements.allowed(finding, allows).isEmpty();
  }

  private Optional<String> why(Finding finding) {
    Optional<String> judged = judgements.why(finding);
    return judged.isPresent()
        ? judged
        : judgements
            .allowed(finding, allows)
            .flatMap(place -> whys.computeIfAbsent(place, this::why));
  }

  /** In a base, who wrote the comment and when belong to it: without them it does not count. */
  private Optional<String> why(Allows.Place place) {
    String at = "(" + place.path() + ":" + place.line() + "): " + place.reason();
    if (origin == null) {
      return Optional.of("allowed beside it " + at);
    }
    Optional<String> author = origin.of(place);
    if (author.isEmpty()) {
      notes.add(
          place.path()
              + ":"
              + place.line()
              + ": plumb:allow does not count, since the commit that brought it in is not here, so"
              + " nobody knows who wrote it; git fetch --unshallow");
    }
    return author.map(by -> "allowed beside it by " + by + " " + at);
  }

  private void tell(Finding finding, String why) {
    Optional<Allows.Place> place =
        judgements.why(finding).isPresent()
            ? Optional.empty()
            : judgements.allowed(finding, allows);
    String what =
        finding.rule().value()
            + " is "
            + why
            + "; scans take it for known, verdicts do not until a base says so (--base REF)";
    loosened.putIfAbsent(
        why,
        place
            .map(p -> new Trust.Loosened(what, p.path(), p.line()))
            .orElseGet(() -> new Trust.Loosened(what, Baseline.PATH, 1)));
  }

  /**
   * Reads the comments that may cover these findings: first beside their own paths, and where that
   * leaves some, in the whole tree, since files are renamed.
   */
  private void readAllows(List<Finding> findings) {
    Snapshot source = trusted == null ? tree : trusted;
    TreeSet<String> paths = new TreeSet<>();
    findings.forEach(finding -> paths.add(finding.place().path()));
    TreeSet<String> untold = new TreeSet<>(paths);
    untold.removeAll(told);
    told.addAll(untold);
    paths.removeAll(read);
    read.addAll(paths);
    allows = allows.and(Allows.in(source, paths, scanner, day));
    if (trusted == null) {
      return;
    }
    if (!wholeTree && findings.stream().anyMatch(this::isOpen)) {
      wholeTree = true;
      List<String> rest =
          source.files().stream()
              .filter(SnapshotFile::regular)
              .map(SnapshotFile::path)
              .filter(path -> !read.contains(path))
              .toList();
      read.addAll(rest);
      allows = allows.and(Allows.in(source, rest, scanner, day));
    }
    SortedMap<Fingerprint, Allows.Place> own = Allows.in(tree, untold, scanner, day).covered();
    for (Map.Entry<Fingerprint, Allows.Place> each : own.entrySet()) {
      if (!allows.covered().containsKey(each.getKey())) {
        Allows.Place place = each.getValue();
        loosened.putIfAbsent(
            place.path() + ":" + place.line(),
            new Trust.Loosened(
                "the change allows a finding by a comment: " + place.reason(),
                place.path(),
                place.line()));
      }
    }
  }
}
