package dev.plumbline.report.model;

import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.Verdict;
import java.util.List;

/**
 * One clause for one subject.
 *
 * @param subject who or what is judged
 * @param verdict what is true
 * @param proofs what it rests on
 * @param notes what a reader must know besides
 */
public record SubjectRow(
    Subject subject, Verdict verdict, List<ProofRow> proofs, List<String> notes) {
  public SubjectRow {
    proofs = List.copyOf(proofs);
    notes = List.copyOf(notes);
  }
}
