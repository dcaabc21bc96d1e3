package dev.plumbline.report;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Region;
import dev.plumbline.evidence.Skip;
import dev.plumbline.evidence.Strength;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.model.ClauseRow;
import dev.plumbline.report.model.CoverageRow;
import dev.plumbline.report.model.DetectorStatus;
import dev.plumbline.report.model.Gate;
import dev.plumbline.report.model.Head;
import dev.plumbline.report.model.Journey;
import dev.plumbline.report.model.JourneyStep;
import dev.plumbline.report.model.Judgement;
import dev.plumbline.report.model.Loosening;
import dev.plumbline.report.model.PolicyRef;
import dev.plumbline.report.model.ProofRow;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.model.Scanned;
import dev.plumbline.report.model.SubjectRow;
import dev.plumbline.report.model.Suppressed;
import dev.plumbline.report.model.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One fixed report with a bit of everything, hostile names among it: what the goldens show. */
public final class RichModel {
  static final Instant AT = Instant.parse("2026-11-24T02:29:17Z");
  static final Subject SHOP = new Subject(SubjectKind.REPOSITORY, "shop");

  private RichModel() {}

  /** A whole check. */
  public static ReportModel check() {
    return new ReportModel(
        head("check", false), loosenings(), judgement(), scanned(), gate(), owners(), notes());
  }

  /** A check of a change. */
  public static ReportModel change() {
    return new ReportModel(
        head("check", true), List.of(), judgement(), scanned(), gate(), owners(), notes());
  }

  /** Findings only. */
  public static ReportModel scan() {
    return new ReportModel(
        head("scan", false),
        List.of(),
        null,
        scanned(),
        new Gate(
            false, 1, "findings of medium severity or worse", List.of("18 findings"), List.of()),
        owners(),
        List.of());
  }

  static Head head(String command, boolean newOnly) {
    Target target =
        new Target(
            "shop",
            "git work tree",
            SHOP,
            "3f9c2ab71d0e4a55b6c7d8e9f0a1b2c3d4e5f607",
            "main",
            "https://git.example.invalid/team/shop");
    return new Head("0.1.0", command, target, AT, newOnly, newOnly ? "origin/main" : null);
  }

  private static List<Loosening> loosenings() {
    return List.of(
        new Loosening(
            "the gate severity is lowered from medium to critical",
            Place.line(".plumb/policy.yaml", 12),
            true),
        new Loosening(
            "an allow comment hides a finding of " + Hostiles.COMMAND,
            Place.line(Hostiles.COMMAND + ".py", 3),
            true));
  }

  private static List<String> notes() {
    return List.of("The clone is whole: no object is missing. " + Hostiles.CLEAR);
  }

  private static Gate gate() {
    return new Gate(
        false,
        1,
        "violated clauses that are mandatory and must",
        List.of("4 mandatory clauses are violated"),
        List.of(
            "Revoke the token in config/app.yml, then plumb leak shows where it spread",
            "plumb explain ESP-SM-01 shows what proves the clause"));
  }

  private static SortedMap<String, List<String>> owners() {
    TreeMap<String, List<String>> owners = new TreeMap<>();
    owners.put("config/app.yml", List.of("@shop/platform", "ops@example.invalid"));
    owners.put("Dockerfile", List.of("@shop/platform"));
    owners.put(Hostiles.SCRIPT + ".yml", List.of(Hostiles.MENTION));
    return owners;
  }

  static Scanned scanned() {
    List<Finding> findings = new ArrayList<>(tokens());
    findings.addAll(containers());
    findings.add(further());
    findings.add(
        RichRules.finding(
            "hooks.secret-scan",
            "no-secret-hook",
            "the hook is not pinned",
            Place.line(".pre-commit-config.yaml", 4),
            "hook",
            new TreeMap<>()));
    TreeSet<dev.plumbline.evidence.Fingerprint> known = new TreeSet<>();
    known.add(tokens().getFirst().fingerprint());
    return new Scanned(findings, RichRules.all(), coverage(), detectors(), suppressed(), known);
  }

  static List<Finding> tokens() {
    List<Finding> findings = new ArrayList<>();
    Region region = new Region(14, 9, 14, 49);
    findings.add(token(Place.at("config/app.yml", region), "first"));
    findings.add(
        RichRules.finding(
            "secrets.tree",
            "sample-token",
            "a sample token, masked",
            Place.at("config/app.yml", region),
            "first",
            new TreeMap<>()));
    findings.add(token(Place.line("config/app.yml", 70), "first"));
    findings.add(token(history("deploy/old.env", "9f3a1c2", true), "second"));
    findings.add(token(history("(commit message)", "0badcafe", false), "third"));
    for (String name : Hostiles.ALL) {
      findings.add(token(Place.line("fixtures/" + name, 3), name));
    }
    return findings;
  }

  private static Place history(String path, String id, boolean reachable) {
    String commit = reachable ? id + "0".repeat(40 - id.length()) : null;
    String object = "77e1b0a" + "1".repeat(33);
    return new Place(path, new Region(3, 1, 4, 2), object, commit, reachable, false);
  }

  private static Finding token(Place place, String value) {
    TreeMap<String, String> attributes = new TreeMap<>();
    attributes.put("cwe", "CWE-798");
    attributes.put("masked", "tok_" + "*".repeat(8));
    return RichRules.finding(
        "secrets.history", "sample-token", "a sample token, masked", place, value, attributes);
  }

  static List<Finding> containers() {
    return List.of(
        RichRules.finding(
            "containers.non-root",
            "container-runs-as-root",
            "the final stage has no USER",
            Place.file("Dockerfile"),
            "Dockerfile",
            new TreeMap<>()),
        RichRules.finding(
            "containers.non-root",
            "container-runs-as-root",
            "runAsNonRoot is not set: " + Hostiles.ATTRIBUTE + Hostiles.LINK,
            Place.line(Hostiles.SCRIPT + ".yml", 7),
            "pod",
            new TreeMap<>()));
  }

  private static Finding further() {
    return RichRules.finding(
        "tests.not-skipped",
        "skipped-test",
        "a test is switched off without a reason",
        Place.line("src/test/java/CartTest.java", 41),
        "cart",
        new TreeMap<>());
  }

  private static List<CoverageRow> coverage() {
    Coverage history =
        new Coverage(
            "objects",
            1204,
            1190,
            List.of(new Skip("excluded by path vendor/**: third-party sources", 12)),
            List.of(
                new Hole(
                    "objects/ab/cdef", "it cannot be inflated", "git fsck, then fetch it anew"),
                new Hole(Hostiles.OSC_8, "no permission to read", "chmod u+r it")),
            List.of("3 objects are reachable from no ref: they were scanned too"));
    Coverage items = new Coverage("items", 3, 3, List.of(), List.of(), List.of());
    Coverage none = new Coverage("items", 0, 0, List.of(), List.of(), List.of());
    return List.of(
        new CoverageRow("secrets.history", history),
        new CoverageRow(
            "secrets.tree", new Coverage("files", 96, 96, List.of(), List.of(), List.of())),
        new CoverageRow("containers.non-root", items),
        new CoverageRow("hooks.secret-scan", items),
        new CoverageRow("workloads.dedicated-user", none));
  }

  private static List<DetectorStatus> detectors() {
    return List.of(
        new DetectorStatus("secrets/history", "1", DetectorStatus.State.PARTIAL, "2 objects"),
        new DetectorStatus("infrastructure/dockerfile", "1", DetectorStatus.State.FINISHED, ""),
        new DetectorStatus(
            "repository/hooks", "1", DetectorStatus.State.CRASHED, "NullPointerException"));
  }

  private static List<Suppressed> suppressed() {
    return List.of(new Suppressed("in the baseline", 3), new Suppressed("allowed by a comment", 1));
  }

  static Judgement judgement() {
    TreeMap<CheckId, SortedSet<String>> byCheck = new TreeMap<>();
    byCheck.put(new CheckId("secrets.history"), new TreeSet<>(List.of("ESP-SM-01", "SAGE-2.3-01")));
    byCheck.put(new CheckId("containers.non-root"), new TreeSet<>(List.of("ESP-IAC-03")));
    List<ClauseRow> clauses = RichClauses.all();
    return new Judgement(
        List.of(
            new PolicyRef("engineering-security-policy", "Engineering security policy", "2026-06"),
            new PolicyRef("secure-development-guide", "Secure development guide", "2026-02")),
        clauses,
        List.of(journey()),
        byCheck);
  }

  private static Journey journey() {
    List<JourneyStep> steps = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      JourneyStep.State state =
          i == 3
              ? JourneyStep.State.VIOLATED
              : i % 4 == 1 ? JourneyStep.State.MET : JourneyStep.State.UNPROVEN;
      int met = state == JourneyStep.State.MET ? 3 : 1;
      steps.add(new JourneyStep("2." + i, "Step " + i + " of the way", i < 10, state, 3, met));
    }
    return new Journey("secure-development-guide", "Secure development guide", steps);
  }

  static SubjectRow row(Verdict verdict) {
    String outcome =
        switch (verdict) {
          case Verdict.Violated _ -> "fails";
          case Verdict.Unproven _ -> "unknown";
          case Verdict.Excepted _ -> "fails";
          case Verdict.Attested _, Verdict.Satisfied _, Verdict.NotApplicable _ -> "holds";
        };
    return new SubjectRow(
        SHOP, verdict, List.of(new ProofRow("secrets.history", outcome, "")), List.of());
  }

  static Verdict satisfied(Strength strength) {
    return new Verdict.Satisfied(strength, 3);
  }

  static Verdict excepted() {
    return new Verdict.Excepted(
        List.of("EXC-2026-004"), List.of(further()), LocalDate.of(2026, 12, 31));
  }

  static Verdict unproven(Gap.Kind kind, String reason, String step) {
    return new Verdict.Unproven(
        List.of(new Gap(kind, reason, step), new Gap(Gap.Kind.NO_EVIDENCE, "also", "zzz")));
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
