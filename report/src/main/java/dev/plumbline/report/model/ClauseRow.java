package dev.plumbline.report.model;

import static java.util.Objects.requireNonNull;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Verdict;
import java.util.List;

/**
 * One clause with its verdict, rolled up over its subjects.
 *
 * @param id the stable clause id, for example {@code ESP-SM-01}
 * @param policy the id of its policy
 * @param section the heading it stands under
 * @param text what it says
 * @param modality {@code must}, {@code should} or {@code may}
 * @param level {@code mandatory} or {@code optional}
 * @param closesGate whether it is one of those that close the gate, or would if violated
 * @param verdict the worst over its subjects
 * @param subjects each subject
 * @param controls ids of controls it maps to
 * @param notes what a reader must know besides, for example that an overlay tightened it
 */
public record ClauseRow(
    String id,
    String policy,
    String section,
    String text,
    String modality,
    String level,
    boolean closesGate,
    Verdict verdict,
    List<SubjectRow> subjects,
    List<String> controls,
    List<String> notes) {
  public ClauseRow {
    requireNonNull(verdict, "verdict is null");
    subjects = List.copyOf(subjects);
    controls = List.copyOf(controls);
    notes = List.copyOf(notes);
  }

  /** The findings the verdict rests on: of a violated or an excepted clause, else none. */
  public List<Finding> findings() {
    return switch (verdict) {
      case Verdict.Violated violated -> violated.findings();
      case Verdict.Excepted excepted -> excepted.findings();
      case Verdict.Unproven _, Verdict.Attested _, Verdict.Satisfied _, Verdict.NotApplicable _ ->
          List.of();
    };
  }
}
