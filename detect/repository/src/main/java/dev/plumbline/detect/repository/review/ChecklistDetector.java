package dev.plumbline.detect.repository.review;

import dev.plumbline.detect.repository.RepositoryRules;
import dev.plumbline.detect.repository.Tree;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.SnapshotFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A new change request starts with a security checklist that names a recognised catalogue and its
 * edition. Population: the templates read. Where several could be filled in by themselves, the one
 * the host takes first decides; where an author must choose, one good template is enough.
 */
public final class ChecklistDetector implements SnapshotDetector {
  static final CheckId CHECK = new CheckId("review.checklist-template");
  private static final Pattern DOCUMENT = Pattern.compile("(?i).*\\.(?:md|markdown|rst|adoc|txt)");

  /** What a template lacks, worst last. */
  private enum Lack {
    NOTHING,
    EDITION,
    CATALOGUE,
    CHECKLIST
  }

  private record Judged(Lack lack, int line, String catalogue) {}

  /** For {@link java.util.ServiceLoader}. */
  public ChecklistDetector() {}

  @Override
  public DetectorInfo info() {
    return RepositoryRules.info("review-checklist", CHECK);
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    Tree tree = new Tree(snapshot, CHECK, reporter);
    Templates templates = Templates.in(snapshot.files());
    List<SnapshotFile> asked =
        templates.first().isEmpty() ? templates.further() : templates.first().subList(0, 1);
    if (asked.isEmpty()) {
      reporter.finding(
          RepositoryRules.rule("review-template-missing"),
          Place.file(".github/pull_request_template.md"),
          "No template for change requests, so no checklist for their review.");
      return;
    }
    Judged best = null;
    SnapshotFile where = asked.getFirst();
    for (SnapshotFile file : asked) {
      Optional<String> text = tree.resolve(file).flatMap(tree::text);
      if (text.isEmpty()) {
        if (file.kind() == SnapshotFile.Kind.SYMLINK) {
          tree.unreadable(file.path(), "a link that leads nowhere in the tree", "mend the link");
        }
        continue;
      }
      tree.examined(file.path());
      Judged judged = judge(tree, file, text.get());
      if (best == null || judged.lack().compareTo(best.lack()) < 0) {
        best = judged;
        where = file;
      }
    }
    if (best != null) {
      report(reporter, where, best);
    }
  }

  private static Judged judge(Tree tree, SnapshotFile file, String text) {
    Optional<Checklist> checklist = Checklist.in(text);
    if (checklist.isEmpty()) {
      return new Judged(Lack.CHECKLIST, 0, "");
    }
    int line = checklist.get().line();
    List<String> texts =
        Stream.concat(
                Stream.of(checklist.get().text()),
                checklist.get().links().stream().flatMap(link -> linked(tree, file, link).stream()))
            .toList();
    String named = "";
    for (String each : texts) {
      for (Catalogue catalogue : Catalogue.in(each)) {
        if (catalogue.pinned().matcher(each).find()) {
          return new Judged(Lack.NOTHING, line, catalogue.name());
        }
        named = named.isEmpty() ? catalogue.name() : named;
      }
    }
    return new Judged(named.isEmpty() ? Lack.CATALOGUE : Lack.EDITION, line, named);
  }

  /** A document of the tree that the checklist links to may hold the catalogue. One step only. */
  private static Optional<String> linked(Tree tree, SnapshotFile file, String link) {
    String target = link.replaceFirst("[#?].*", "").replaceFirst("^.*/blob/[^/]+/", "/");
    if (target.isEmpty() || target.contains(":") || !DOCUMENT.matcher(target).matches()) {
      return Optional.empty();
    }
    Optional<String> path =
        target.startsWith("/")
            ? Tree.relative("", target.substring(1))
            : Tree.relative(file.directory(), target);
    return path.flatMap(tree::file).flatMap(tree::text).map(Checklist::visible);
  }

  private static void report(Reporter reporter, SnapshotFile file, Judged judged) {
    Place place =
        judged.line() == 0 ? Place.file(file.path()) : Place.line(file.path(), judged.line());
    switch (judged.lack()) {
      case NOTHING -> {}
      case CHECKLIST ->
          reporter.finding(
              RepositoryRules.rule("review-checklist-missing"),
              place,
              "The template has no checklist about security.");
      case CATALOGUE ->
          reporter.finding(
              RepositoryRules.rule("review-catalogue-missing"),
              place,
              "The security checklist names no recognised catalogue, such as the OWASP Top 10.");
      case EDITION ->
          reporter.finding(
              RepositoryRules.rule("review-catalogue-unpinned"),
              place,
              "The security checklist names the " + judged.catalogue() + " without its edition.");
    }
  }
}
