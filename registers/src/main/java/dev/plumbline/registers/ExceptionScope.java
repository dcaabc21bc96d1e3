package dev.plumbline.registers;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Subject;
import java.util.List;

/**
 * What an exception is about. Each list narrows: a finding is covered when every list that is not
 * empty has it. Only an exception with at least one clause or fingerprint, and a subject, can
 * count.
 *
 * @param clauses ids of clauses; empty means any clause that these fingerprints violate
 * @param fingerprints of findings; empty means every finding
 * @param subjects {@code kind:id}, {@code kind:*} or {@code *}: named so that an approval cannot be
 *     carried into another repository
 * @param paths globs over the finding's path: {@code *} within a folder, {@code **} across folders;
 *     empty means every path
 */
public record ExceptionScope(
    List<String> clauses,
    List<Fingerprint> fingerprints,
    List<String> subjects,
    List<String> paths) {
  public ExceptionScope {
    clauses = clauses.stream().distinct().sorted().toList();
    fingerprints = fingerprints.stream().distinct().sorted().toList();
    subjects = subjects.stream().distinct().sorted().toList();
    paths = paths.stream().distinct().sorted().toList();
  }

  /** Whether it could cover anything of this clause for this subject. */
  public boolean touches(String clause, Subject subject) {
    boolean named = clauses.isEmpty() ? !fingerprints.isEmpty() : clauses.contains(clause);
    return named && subjects.stream().anyMatch(selector -> selects(selector, subject));
  }

  /** Whether it covers this finding of this clause for this subject. */
  public boolean covers(String clause, Subject subject, Finding finding) {
    return touches(clause, subject)
        && (fingerprints.isEmpty() || fingerprints.contains(finding.fingerprint()))
        && (paths.isEmpty()
            || paths.stream().anyMatch(glob -> Glob.matches(glob, finding.place().path())));
  }

  private static boolean selects(String selector, Subject subject) {
    return selector.equals("*")
        || selector.equals(subject.kind().label() + ":*")
        || selector.equals(subject.toString());
  }
}
