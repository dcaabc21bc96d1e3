package dev.plumbline.engine;

import dev.plumbline.policy.Loosening;
import dev.plumbline.policy.PolicyProblem;
import dev.plumbline.policy.PolicyResolver;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.scan.snapshot.Reading;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which settings a run believes, and by what the looked-at tree would loosen them.
 *
 * @param settings what is in force
 * @param based whether they come from a base that the change cannot edit
 * @param loosenings what is looser, sorted as found
 */
record Trust(Settings settings, boolean based, List<Loosened> loosenings) {
  private static final List<String> WATCHED =
      List.of(".plumb/registers/exceptions.yaml", Baseline.PATH, ".plumb/salt");
  private static final List<String> OWNERS =
      List.of("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS");

  /**
   * Something the tree loosens.
   *
   * @param what in one sentence
   * @param file where
   * @param line counts from 1
   */
  record Loosened(String what, String file, int line) {}

  /** Settings of a base; what the tree changes of them takes effect after the merge. */
  static Trust in(Snapshot base, Snapshot tree, LocalDate at) throws TargetException {
    Settings settings = sound(Settings.from(base, at), "the base's ");
    Settings own = Settings.from(tree, at);
    List<Loosened> loosened = new ArrayList<>();
    if (own.problems().isEmpty()) {
      own(Loosening.between(settings.policy(), own.policy()), loosened);
    } else {
      own.problems()
          .forEach(p ->
              loosened.add(
                  new Loosened(
                      "would not be readable after the merge: " + p.reason() + "; " + p.wayOut(),
                      p.file(),
                      p.line())));
    }
    edited(WATCHED, "what counts", base, tree, loosened);
    edited(OWNERS, "who has to review", base, tree, loosened);
    return new Trust(settings, true, List.copyOf(loosened));
  }

  /**
   * As {@link #in} for a scan of contents: where the change leaves the overlay as it is, the
   * policies are not resolved, and what is wrong with them is for a check to say.
   */
  static Trust forScan(Snapshot base, Snapshot tree, LocalDate at) throws TargetException {
    if (!same(base, tree, PolicyResolver.FILE)) {
      return in(base, tree, at);
    }
    Settings settings = Settings.from(base, at);
    sound(settings.scanProblems(), "the base's ");
    List<Loosened> loosened = new ArrayList<>();
    edited(WATCHED, "what counts", base, tree, loosened);
    edited(OWNERS, "who has to review", base, tree, loosened);
    return new Trust(settings, true, List.copyOf(loosened));
  }

  private static void edited(
      List<String> paths, String decides, Snapshot base, Snapshot tree, List<Loosened> loosened)
      throws TargetException {
    for (String path : paths) {
      if (!same(base, tree, path)) {
        loosened.add(new Loosened("the change edits this file, which decides " + decides, path, 1));
      }
    }
  }

  /** Settings of the tree itself; everything it loosens is in effect. */
  static Trust itself(Snapshot tree, LocalDate at) throws TargetException {
    Settings settings = sound(Settings.from(tree, at), "");
    List<Loosened> loosened = new ArrayList<>();
    own(settings.policy().loosenings(), loosened);
    return new Trust(settings, false, List.copyOf(loosened));
  }

  private static void own(List<Loosening> found, List<Loosened> loosened) {
    found.forEach(l -> loosened.add(new Loosened(l.reason(), l.place().file(), l.place().line())));
  }

  private static Settings sound(Settings settings, String whose) throws TargetException {
    sound(settings.problems(), whose);
    return settings;
  }

  private static void sound(List<PolicyProblem> problems, String whose) throws TargetException {
    if (!problems.isEmpty()) {
      StringBuilder message = new StringBuilder(whose + "policy settings cannot be used:");
      problems.stream().limit(10).forEach(p -> message.append("\n  ").append(p));
      throw new TargetException(message.toString());
    }
  }

  private static boolean same(Snapshot one, Snapshot other, String path) throws TargetException {
    try {
      return text(one, path).equals(text(other, path));
    } catch (IOException e) {
      throw new TargetException(path + ": " + Reading.reason(e) + "; make it readable");
    }
  }

  private static Optional<String> text(Snapshot tree, String path) throws IOException {
    Optional<SnapshotFile> file = tree.file(path);
    return file.isEmpty() ? Optional.empty() : Optional.of(tree.text(file.get()));
  }
}
