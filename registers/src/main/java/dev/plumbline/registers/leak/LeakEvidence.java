package dev.plumbline.registers.leak;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Producer;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the register of leaks shows on a day, secret by secret: whether it was revoked and rotated,
 * whether security was told, and in time. A secret that was found in the repository and has no
 * record fails what asks for a record of it; when its clock began nobody can say then.
 */
public final class LeakEvidence {
  /** Each compromise links to its rotation. */
  public static final CheckId LINKED = new CheckId("incidents.compromises-linked");

  /** Each secret that got out has a newer version. */
  public static final CheckId ROTATED = new CheckId("secrets.rotated-after-leak");

  /** Each leaked secret was revoked in time. */
  public static final CheckId REVOKED = new CheckId("incidents.secret-revoked-in-time");

  /** Security was told in time. */
  public static final CheckId TOLD = new CheckId("incidents.security-told");

  /** The provider says that the secret is inactive. */
  public static final CheckId INACTIVE = new CheckId("reports.secret-inactive");

  private static final Producer PRODUCER = new Producer("registers/leaks", "1", "");
  private static final String OPEN_IT = "open its record: plumb leak ";

  private final LeakRegister register;
  private final Instant at;
  private final List<Finding> revoked = new ArrayList<>();
  private final List<Hole> revokedHoles = new ArrayList<>();
  private final List<Finding> told = new ArrayList<>();
  private final List<Hole> toldHoles = new ArrayList<>();
  private final List<Hole> inactiveHoles = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();

  private LeakEvidence(LeakRegister register, Instant at) {
    this.register = register;
    this.at = at;
  }

  /**
   * The evidence.
   *
   * @param found secrets that were found in the repository, one finding each
   * @param at the instant whose clocks count
   */
  public static List<Evidence> of(LeakRegister register, List<Finding> found, Instant at) {
    LeakEvidence all = new LeakEvidence(register, at);
    TreeMap<String, @Nullable Finding> secrets = new TreeMap<>();
    found.forEach(finding -> secrets.put(finding.fingerprint().value(), finding));
    register.records().stream()
        .filter(record -> !record.detected().isAfter(at))
        .forEach(record -> secrets.putIfAbsent(record.secret().fingerprint(), null));
    secrets.forEach(all::secret);
    if (register.known()) {
      all.organisation(secrets.size());
    }
    return all.evidence;
  }

  private void secret(String fingerprint, @Nullable Finding hit) {
    LeakRecord record =
        register.of(fingerprint).filter(r -> !r.detected().isAfter(at)).orElse(null);
    List<Finding> failed = new ArrayList<>();
    List<Hole> holes = new ArrayList<>();
    register
        .faults()
        .forEach(fault -> holes.add(new Hole(LeakRegister.FOLDER, fault, "correct the file")));
    String step = OPEN_IT + fingerprint.substring(0, Math.min(12, fingerprint.length()));
    if (record != null) {
      recorded(record, failed, holes);
    } else if (!register.known()) {
      holes.add(
          new Hole(
              fingerprint,
              "a secret was found, and the register of incidents was not given",
              "give the organisation's home with --org"));
    } else if (holes.isEmpty() && hit != null) {
      failed.add(
          finding(
              LINKED,
              "secret-leak-unrecorded",
              "a committed secret has no incident and no evidence of its rotation; " + step,
              hit.place(),
              fingerprint));
      Hole hole = new Hole(fingerprint, "it has no incident, so no clock", step);
      revokedHoles.add(hole);
      toldHoles.add(hole);
      inactiveHoles.add(hole);
    }
    Subject subject = new Subject(SubjectKind.SECRET, fingerprint);
    for (CheckId check : List.of(LINKED, ROTATED)) {
      List<Finding> own = failed.stream().map(finding -> as(check, finding)).toList();
      evidence.add(envelope(subject, check, 1, own, holes));
    }
  }

  private void recorded(LeakRecord record, List<Finding> failed, List<Hole> holes) {
    Place place = Place.file(LeakRegister.FOLDER + "/" + record.id() + ".yaml");
    LeakRecord.Closure closure = record.closure();
    boolean closed = closure != null && !closure.closed().at().isAfter(at);
    Hole running =
        new Hole(
            record.id(),
            "its clock runs until " + record.revokeBy(),
            "revoke and rotate the secret, then: plumb leak close " + record.id());
    if (!closed || closure == null) {
      if (at.isAfter(record.revokeBy())) {
        String late = record.id() + " is open and was to be revoked by " + record.revokeBy();
        failed.add(finding(LINKED, "secret-leak-open", late, place, record.id()));
        revoked.add(finding(REVOKED, "secret-leak-open", late, place, record.id()));
      } else {
        holes.add(running);
        revokedHoles.add(running);
      }
      inactiveHoles.add(running);
    } else {
      if (closure.revoked().isAfter(record.revokeBy())) {
        revoked.add(
            finding(
                REVOKED,
                "secret-revoked-late",
                record.id() + ": revoked " + closure.revoked() + ", due " + record.revokeBy(),
                place,
                record.id()));
      }
      if (!closure.state().equals("inactive")) {
        inactiveHoles.add(
            new Hole(
                record.id(),
                "the provider was not asked whether the old secret is inactive",
                "close with --verify while the value can still be read"));
      }
    }
    notice(record, place);
  }

  private void notice(LeakRecord record, Place place) {
    boolean inTime =
        record.notified().stream()
            .anyMatch(n ->
                isSecurity(n.who())
                    && !n.at().isAfter(record.noticeBy())
                    && !n.at().isBefore(record.detected())
                    && !n.at().isAfter(at));
    if (inTime) {
      return;
    }
    if (at.isAfter(record.noticeBy())) {
      told.add(
          finding(
              TOLD,
              "security-not-told",
              record.id() + ": security was not told by " + record.noticeBy(),
              place,
              record.id()));
    } else {
      toldHoles.add(
          new Hole(
              record.id(),
              "security is to be told by " + record.noticeBy(),
              "tell them, then: plumb leak notified " + record.id()));
    }
  }

  private static boolean isSecurity(String who) {
    return who.toLowerCase(java.util.Locale.ROOT).contains("security");
  }

  /** What clauses about the organisation ask: every leak at once. */
  private void organisation(int secrets) {
    Subject subject = new Subject(SubjectKind.ORGANISATION, "organisation");
    List<Hole> faults = new ArrayList<>();
    register
        .faults()
        .forEach(fault -> faults.add(new Hole(LeakRegister.FOLDER, fault, "correct the file")));
    revokedHoles.addAll(faults);
    toldHoles.addAll(faults);
    inactiveHoles.addAll(faults);
    evidence.add(envelope(subject, REVOKED, secrets, revoked, revokedHoles));
    evidence.add(envelope(subject, TOLD, secrets, told, toldHoles));
    evidence.add(envelope(subject, INACTIVE, secrets, List.of(), inactiveHoles));
  }

  private static Finding finding(
      CheckId check, String rule, String message, Place place, String key) {
    return new Finding(
        check,
        new RuleId(rule),
        Severity.HIGH,
        Confidence.HIGH,
        message,
        place,
        Fingerprint.of(List.of(rule, key)),
        new TreeMap<>());
  }

  private static Finding as(CheckId check, Finding finding) {
    return new Finding(
        check,
        finding.rule(),
        finding.severity(),
        finding.confidence(),
        finding.message(),
        finding.place(),
        finding.fingerprint(),
        finding.attributes());
  }

  private Evidence envelope(
      Subject subject, CheckId check, long population, List<Finding> findings, List<Hole> holes) {
    Coverage coverage =
        new Coverage(
            "secrets", population, holes.isEmpty() ? population : 0, List.of(), holes, List.of());
    return new Evidence(
        subject,
        new TreeSet<>(List.of(check)),
        PRODUCER,
        at,
        at,
        at,
        null,
        population,
        new Payload.Findings(findings, coverage));
  }
}
