package dev.plumbline.report;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Region;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.Skip;
import dev.plumbline.evidence.Strength;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.model.ClauseRow;
import dev.plumbline.report.model.CoverageRow;
import dev.plumbline.report.model.DetectorStatus;
import dev.plumbline.report.model.Gate;
import dev.plumbline.report.model.Judgement;
import dev.plumbline.report.model.Loosening;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.model.Scanned;
import dev.plumbline.report.model.SubjectRow;
import dev.plumbline.report.model.Suppressed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reports made of chance: any number of anything, any characters anywhere. */
final class RandomModel {
  private final Random random;

  RandomModel(long seed) {
    random = new Random(seed);
  }

  ReportModel next() {
    boolean judged = random.nextInt(4) > 0;
    return new ReportModel(
        RichModel.head("check", random.nextBoolean()),
        many(8, () -> new Loosening(text(), place(), random.nextBoolean())),
        judged ? judgement() : null,
        scanned(),
        random.nextInt(4) > 0
            ? new Gate(random.nextBoolean(), 1, text(), many(5, this::text), many(5, this::text))
            : null,
        new TreeMap<>(),
        many(5, this::text));
  }

  private <T> List<T> many(int bound, Supplier<T> one) {
    List<T> all = new ArrayList<>();
    for (int i = random.nextInt(bound + 1); i > 0; i--) {
      all.add(one.get());
    }
    return all;
  }

  /** Of ASCII, of any character at all, or one of the hostile ones. */
  private String text() {
    if (random.nextInt(3) == 0) {
      return Hostiles.ALL.get(random.nextInt(Hostiles.ALL.size()));
    }
    StringBuilder out = new StringBuilder("x");
    boolean wild = random.nextInt(3) == 0;
    for (int i = random.nextInt(120); i > 0; i--) {
      out.append(wild ? (char) random.nextInt(0x10000) : (char) (0x20 + random.nextInt(0x5F)));
    }
    return out.toString();
  }

  private Place place() {
    Region region = random.nextInt(3) == 0 ? null : new Region(3, 1 + random.nextInt(9), 4, 2);
    boolean head = random.nextBoolean();
    return new Place(
        text(),
        region,
        random.nextBoolean() ? "ab".repeat(20) : null,
        random.nextBoolean() ? "cd".repeat(20) : null,
        head || random.nextBoolean(),
        head);
  }

  private Finding finding() {
    List<RuleId> rules = new ArrayList<>(RichRules.all().keySet());
    rules.add(new RuleId("unknown-rule"));
    return new Finding(
        new CheckId("secrets.tree"),
        rules.get(random.nextInt(rules.size())),
        Severity.values()[random.nextInt(5)],
        Confidence.values()[random.nextInt(3)],
        text(),
        place(),
        new Fingerprint(Integer.toHexString(random.nextInt(50))),
        new TreeMap<>());
  }

  private Scanned scanned() {
    return new Scanned(
        many(60, this::finding),
        RichRules.all(),
        many(8, () -> new CoverageRow(text(), coverage())),
        many(
            9,
            () ->
                new DetectorStatus(
                    text(), "1", DetectorStatus.State.values()[random.nextInt(4)], text())),
        many(4, () -> new Suppressed(text(), random.nextInt(9))),
        new TreeSet<>(many(9, () -> new Fingerprint(Integer.toHexString(random.nextInt(50))))));
  }

  private Coverage coverage() {
    return new Coverage(
        random.nextBoolean() ? "items" : text(),
        random.nextInt(1_000_000),
        random.nextInt(1_000_000),
        many(3, () -> new Skip(text(), random.nextInt(99))),
        random.nextBoolean() ? List.of() : many(9, () -> new Hole(text(), text(), text())),
        many(2, this::text));
  }

  private Judgement judgement() {
    List<ClauseRow> rows = new ArrayList<>();
    for (int i = random.nextInt(80); i > 0; i--) {
      rows.add(clause("C-" + (100 + i)));
    }
    return new Judgement(List.of(), rows, List.of(), new TreeMap<>());
  }

  private ClauseRow clause(String id) {
    Verdict verdict = verdict();
    return new ClauseRow(
        id,
        "policy",
        text(),
        text(),
        "must",
        "mandatory",
        random.nextBoolean(),
        verdict,
        many(2, () -> new SubjectRow(RichModel.SHOP, verdict(), List.of(), many(2, this::text))),
        many(2, this::text),
        many(2, this::text));
  }

  private Verdict verdict() {
    List<Finding> findings = many(9, this::finding);
    findings.add(finding());
    Gap gap = new Gap(Gap.Kind.values()[random.nextInt(7)], text(), text());
    return switch (random.nextInt(6)) {
      case 0 -> new Verdict.Violated(findings);
      case 1 -> new Verdict.Unproven(List.of(gap));
      case 2 -> new Verdict.Excepted(many(2, this::text), findings, LocalDate.of(2026, 12, 31));
      case 3 -> new Verdict.Attested(many(2, this::text));
      case 4 -> new Verdict.Satisfied(Strength.OBSERVED, random.nextInt(9));
      default -> new Verdict.NotApplicable(text());
    };
  }
}
