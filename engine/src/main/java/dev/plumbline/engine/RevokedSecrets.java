package dev.plumbline.engine;

import dev.plumbline.assess.ExpectedScope;
import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.registers.leak.LeakRecord;
import dev.plumbline.registers.leak.LeakRegister;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Joins what was found with the register of leaks: a secret that is gone from the tree, and whose
 * closed incident proves that it was revoked and rotated, opens nothing any more. It stays shown,
 * as information, and fails no clause.
 */
final class RevokedSecrets {
  private static final Set<CheckId> SECRETS = Set.of(ContentEvidence.TREE, ContentEvidence.HISTORY);

  private final LeakRegister register;
  private final Set<String> inTree = new HashSet<>();

  private RevokedSecrets(Looked looked, LeakRegister register) {
    this.register = register;
    looked.scan().findings().stream()
        .filter(finding -> finding.check().equals(ContentEvidence.TREE))
        .forEach(finding -> inTree.add(finding.fingerprint().value()));
  }

  /** What was looked at, with secrets that are proven revoked shown as such. */
  static Looked apply(Looked looked, LeakRegister register, java.time.Instant at) {
    if (register.records().stream().allMatch(record -> record.closure() == null)) {
      return looked;
    }
    RevokedSecrets revoked = new RevokedSecrets(looked, register);
    ScanOutcome scan = looked.scan();
    List<Evidence> evidence = new ArrayList<>();
    for (Evidence each : scan.evidence()) {
      if (each.payload() instanceof Payload.Findings p
          && each.checks().contains(ContentEvidence.HISTORY)) {
        List<Finding> findings = p.findings().stream().map(f -> revoked.judged(f, at)).toList();
        evidence.add(
            new Evidence(
                each.subject(),
                each.checks(),
                each.producer(),
                each.observedFrom(),
                each.observedTo(),
                each.collectedAt(),
                each.validUntil(),
                each.population(),
                new Payload.Findings(findings, p.coverage())));
      } else {
        evidence.add(each);
      }
    }
    List<Finding> findings = scan.findings().stream().map(f -> revoked.judged(f, at)).toList();
    return looked.withScan(
        new ScanOutcome(findings, scan.coverage(), scan.statuses(), scan.leftOut(), evidence));
  }

  private Finding judged(Finding finding, java.time.Instant at) {
    if (!finding.check().equals(ContentEvidence.HISTORY)
        || finding.place().inHead()
        || inTree.contains(finding.fingerprint().value())) {
      return finding;
    }
    Optional<LeakRecord> record = register.of(finding.fingerprint().value());
    if (record.isEmpty()
        || record.get().closure() == null
        || record.get().closure().closed().at().isAfter(at)) {
      return finding;
    }
    TreeMap<String, String> attributes = new TreeMap<>(finding.attributes());
    attributes.put("revoked", record.get().id());
    return new Finding(
        finding.check(),
        finding.rule(),
        Severity.INFO,
        finding.confidence(),
        finding.message() + "; revoked and rotated (" + record.get().id() + ")",
        finding.place(),
        finding.fingerprint(),
        attributes);
  }

  /** The secrets that got out into the repository, one finding each; what proves nothing is not. */
  static List<Finding> compromised(Looked looked) {
    TreeMap<String, Finding> secrets = new TreeMap<>();
    for (Finding finding : looked.scan().findings()) {
      boolean revoked = finding.attributes().containsKey("revoked");
      if (SECRETS.contains(finding.check())
          && (revoked || finding.severity().atLeast(Severity.MEDIUM))) {
        secrets.putIfAbsent(finding.fingerprint().value(), finding);
      }
    }
    return List.copyOf(secrets.values());
  }

  /** The scope, and the secrets that have to have a record. */
  static ExpectedScope scope(
      ExpectedScope scope, Looked looked, List<Finding> found, LeakRegister register) {
    TreeSet<Subject> subjects = new TreeSet<>();
    found.forEach(f -> subjects.add(new Subject(SubjectKind.SECRET, f.fingerprint().value())));
    register
        .records()
        .forEach(r -> subjects.add(new Subject(SubjectKind.SECRET, r.secret().fingerprint())));
    boolean swept =
        looked.scan().evidence().stream()
            .anyMatch(e ->
                e.checks().contains(ContentEvidence.HISTORY)
                    && e.payload() instanceof Payload.Findings p
                    && p.coverage().complete());
    if (swept && register.known() && register.faults().isEmpty()) {
      return scope.withAll(
          SubjectKind.SECRET, subjects, "no secret got out: none was found and none is recorded");
    }
    return subjects.isEmpty()
        ? scope
        : scope.withSome(
            SubjectKind.SECRET,
            subjects,
            register.known()
                ? "not all of the history or the register was read"
                : "the register of incidents was not given");
  }
}
