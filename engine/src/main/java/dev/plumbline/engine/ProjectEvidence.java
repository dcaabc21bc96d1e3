package dev.plumbline.engine;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.ResolvedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The repository is taken for its project, so what was seen in it speaks about the project too
 * where a clause is about projects.
 */
final class ProjectEvidence {
  private ProjectEvidence() {}

  /** The evidence about the repository that clauses about projects ask for, about the project. */
  static List<Evidence> of(List<Evidence> evidence, ResolvedPolicy policy) {
    Set<CheckId> asked = new TreeSet<>();
    for (Clause clause : policy.clauses()) {
      if (clause.subject() == SubjectKind.PROJECT) {
        asked.addAll(clause.proofs().checks());
      }
    }
    List<Evidence> copies = new ArrayList<>();
    for (Evidence each : evidence) {
      boolean fact = each.payload() instanceof Payload.Fact;
      if (each.subject().kind() == SubjectKind.REPOSITORY
          && (fact || each.checks().stream().anyMatch(asked::contains))) {
        copies.add(
            new Evidence(
                new Subject(SubjectKind.PROJECT, each.subject().id()),
                each.checks(),
                each.producer(),
                each.observedFrom(),
                each.observedTo(),
                each.collectedAt(),
                each.validUntil(),
                each.population(),
                each.payload()));
      }
    }
    return copies;
  }
}
