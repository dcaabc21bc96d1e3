package dev.plumbline.assess;

import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.registers.ExceptionsRegister;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What ought to have been looked at: for each kind of subject those that are known to exist.
 *
 * @param kinds by kind; of a kind that is absent nobody knows which subjects there are
 */
public record ExpectedScope(SortedMap<SubjectKind, Expected> kinds) {
  public ExpectedScope {
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
  }

  /**
   * The subjects of a kind.
   *
   * @param complete whether these are all there are, from a source that knows
   * @param subjects those that are known
   * @param because what the source says, for example {@code no exceptions are registered}
   */
  public record Expected(boolean complete, SortedSet<Subject> subjects, String because) {
    public Expected {
      subjects = Collections.unmodifiableSortedSet(new TreeSet<>(subjects));
    }
  }

  /** Nothing is known. */
  public static ExpectedScope none() {
    return new ExpectedScope(new TreeMap<>());
  }

  /** This scope, and these are all subjects of that kind. */
  public ExpectedScope withAll(SubjectKind kind, Collection<Subject> subjects, String because) {
    return with(kind, new Expected(true, new TreeSet<>(subjects), because));
  }

  /** This scope, and these are some subjects of that kind; there may be more. */
  public ExpectedScope withSome(SubjectKind kind, Collection<Subject> subjects, String because) {
    return with(kind, new Expected(false, new TreeSet<>(subjects), because));
  }

  /** This scope, and the exceptions of a register, which are all there are if it can be read. */
  public ExpectedScope withExceptions(ExceptionsRegister register) {
    return register.complete()
        ? withAll(SubjectKind.EXCEPTION, register.subjects(), "no exceptions are registered")
        : withSome(SubjectKind.EXCEPTION, register.subjects(), "the register cannot be read");
  }

  Optional<Expected> of(SubjectKind kind) {
    return Optional.ofNullable(kinds.get(kind));
  }

  private ExpectedScope with(SubjectKind kind, Expected expected) {
    Map<SubjectKind, Expected> more = new TreeMap<>(kinds);
    more.put(kind, expected);
    return new ExpectedScope(new TreeMap<>(more));
  }
}
