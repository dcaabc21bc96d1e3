package dev.plumbline.report;

import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Strength;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.report.model.ClauseRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The clauses of {@link RichModel}: every verdict, and enough of them to fill a screen. */
final class RichClauses {
  private static final String HOST =
      "Collect what the git host knows: plumb collect github --organisation NAME";

  private RichClauses() {}

  static List<ClauseRow> all() {
    List<ClauseRow> rows = new ArrayList<>();
    section(rows, "ESP-SC", "Secure Coding", 21);
    section(rows, "ESP-SM", "Secrets Management", 14);
    section(rows, "ESP-AC", "Access Control", 12);
    section(rows, "ESP-IAC", "Infrastructure as Code", 13);
    section(rows, "ESP-TRN", "Training", 4);
    section(rows, "SAGE-2.3", "Step 2.3", 3);
    return List.copyOf(rows);
  }

  private static void section(List<ClauseRow> rows, String prefix, String section, int count) {
    for (int i = 1; i <= count; i++) {
      rows.add(clause(prefix + "-" + two(i), section, i));
    }
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static ClauseRow clause(String id, String section, int number) {
    Verdict verdict = verdict(id, number);
    boolean must = number % 5 != 0;
    return new ClauseRow(
        id,
        id.startsWith("SAGE") ? "secure-development-guide" : "engineering-security-policy",
        section,
        text(id, section, number),
        must ? "must" : "should",
        "mandatory",
        must,
        verdict,
        List.of(RichModel.row(verdict)),
        number % 3 == 0 ? List.of("ACC-02", "OPS-01") : List.of(),
        number == 2 ? List.of("an overlay tightened it: 90 days became 30") : List.of());
  }

  private static String text(String id, String section, int number) {
    String hostile = id.equals("ESP-SC-04") ? " " + Hostiles.SCRIPT + Hostiles.BIDI : "";
    return "Statement " + number + " on " + section.toLowerCase(Locale.ROOT) + " holds" + hostile;
  }

  private static Verdict verdict(String id, int number) {
    return switch (id) {
      case "ESP-SM-01", "ESP-SM-02", "SAGE-2.3-01" -> new Verdict.Violated(RichModel.tokens());
      case "ESP-IAC-03" -> new Verdict.Violated(RichModel.containers());
      case "ESP-SM-03" -> RichModel.excepted();
      case "ESP-TRN-01" -> new Verdict.Attested(List.of("Ada", Hostiles.MENTION));
      case "ESP-SC-01", "ESP-SC-02", "ESP-SM-04", "ESP-SM-05" ->
          RichModel.satisfied(Strength.TESTED);
      case "ESP-TRN-02" -> RichModel.satisfied(Strength.RECORDED);
      case "ESP-IAC-01", "ESP-IAC-02" -> new Verdict.NotApplicable("no file shows any");
      default -> unproven(id, number);
    };
  }

  private static Verdict unproven(String id, int number) {
    if (id.startsWith("ESP-AC") || number > 15) {
      return RichModel.unproven(Gap.Kind.NO_EVIDENCE, "the git host was not asked", HOST);
    }
    if (id.startsWith("ESP-TRN") || id.startsWith("SAGE")) {
      return RichModel.unproven(
          Gap.Kind.NO_EVIDENCE,
          "no training record",
          "Keep the register of training: plumb register training add");
    }
    if (id.equals("ESP-SM-06")) {
      return RichModel.unproven(
          Gap.Kind.INCOMPLETE,
          "2 objects were not read",
          "git fsck, then fetch " + Hostiles.COLOUR + " anew");
    }
    return RichModel.unproven(
        Gap.Kind.NO_EVIDENCE,
        "no analysis of the source code",
        "Scan the source: plumb scan code (area " + number % 7 + ")");
  }
}
