package dev.plumbline.detect.repository.readme;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The README has a section about secrets that names a recognised mechanism, and the tree agrees. A
 * plain statement that the project needs no secrets is an answer too, if the tree uses none.
 * Population: the README that the git host shows.
 */
public final class ReadmeSecretsDetector implements SnapshotDetector {
  static final CheckId CHECK = new CheckId("readme.secrets-section");

  /** For {@link java.util.ServiceLoader}. */
  public ReadmeSecretsDetector() {}

  @Override
  public DetectorInfo info() {
    return RepositoryRules.info("readme-secrets", CHECK);
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    Tree tree = new Tree(snapshot, CHECK, reporter);
    Optional<SnapshotFile> readme = Readmes.find(snapshot.files());
    if (readme.isEmpty()) {
      reporter.finding(
          RepositoryRules.rule("readme-missing"),
          Place.file("README.md"),
          "The repository has no README, so nothing says where its secrets come from.");
      return;
    }
    Optional<SnapshotFile> real = tree.resolve(readme.get());
    if (real.isEmpty()) {
      tree.unreadable(
          readme.get().path(), "a link that leads nowhere in the tree", "mend the link");
      return;
    }
    Optional<String> text = tree.text(real.get());
    if (text.isPresent()) {
      tree.examined(real.get().path());
      judge(tree, real.get(), SecretsAnswer.in(real.get().name(), text.get()));
    }
  }

  private static void judge(Tree tree, SnapshotFile readme, SecretsAnswer answer) {
    if (answer.none().isEmpty() && answer.sections().isEmpty()) {
      tree.reporter()
          .finding(
              RepositoryRules.rule("readme-secrets-section-missing"),
              Place.file(readme.path()),
              "The README has no section about secrets and does not say that there are none.");
      return;
    }
    EnumSet<Mechanism> named = answer.named();
    if (answer.none().isEmpty() && named.isEmpty()) {
      tree.reporter()
          .finding(
              RepositoryRules.rule("readme-secrets-mechanism-missing"),
              Place.line(readme.path(), answer.sections().getFirst().line()),
              "The section about secrets names no recognised mechanism that keeps them.");
      return;
    }
    disagreement(tree, readme, answer, named);
  }

  private static void disagreement(
      Tree tree, SnapshotFile readme, SecretsAnswer answer, EnumSet<Mechanism> named) {
    Map<Mechanism, Place> used = MechanismUses.in(tree);
    boolean none = answer.none().isPresent() && named.isEmpty();
    int line = none ? answer.none().getAsInt() : answer.line();
    String says =
        none
            ? "The README says that no secrets are needed"
            : "The README names "
                + named.stream().map(Mechanism::title).collect(Collectors.joining(", "));
    for (Map.Entry<Mechanism, Place> use : used.entrySet()) {
      Mechanism mechanism = use.getKey();
      if (named.contains(mechanism) || !none && mechanism.kind() != Mechanism.Kind.STORE) {
        continue;
      }
      Place place = use.getValue();
      tree.reporter()
          .finding(
              RepositoryRules.rule("readme-secrets-mismatch"),
              Place.line(readme.path(), line),
              says + ", but the tree uses " + mechanism.title() + " (" + at(place) + ").",
              List.of(mechanism.name()),
              Map.of("used", at(place), "mechanism", mechanism.title()));
    }
  }

  private static String at(Place place) {
    return place.region() == null ? place.path() : place.path() + ":" + place.region().startLine();
  }
}
