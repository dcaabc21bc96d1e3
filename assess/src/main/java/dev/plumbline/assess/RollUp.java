package dev.plumbline.assess;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Strength;
import dev.plumbline.evidence.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One verdict out of several: the worst wins, not applicable is neutral, equal ones are merged. */
final class RollUp {
  private RollUp() {}

  /** The verdict over all; at least one must be given. */
  static Verdict of(Collection<Verdict> verdicts) {
    int worst = verdicts.stream().mapToInt(Verdict::rank).min().orElseThrow();
    List<Verdict> deciding = verdicts.stream().filter(each -> each.rank() == worst).toList();
    return deciding.stream().skip(1).reduce(deciding.getFirst(), RollUp::merge);
  }

  /** Both have the same rank. */
  private static Verdict merge(Verdict one, Verdict other) {
    return switch (one) {
      case Verdict.Violated a when other instanceof Verdict.Violated b ->
          new Verdict.Violated(union(a.findings(), b.findings()));
      case Verdict.Unproven a when other instanceof Verdict.Unproven b ->
          new Verdict.Unproven(join(a.gaps(), b.gaps()));
      case Verdict.Excepted a when other instanceof Verdict.Excepted b ->
          new Verdict.Excepted(
              join(a.exceptions(), b.exceptions()),
              union(a.findings(), b.findings()),
              earlier(a.until(), b.until()));
      case Verdict.Attested a when other instanceof Verdict.Attested b ->
          new Verdict.Attested(join(a.by(), b.by()));
      case Verdict.Satisfied a when other instanceof Verdict.Satisfied b ->
          new Verdict.Satisfied(
              weaker(a.strength(), b.strength()), a.population() + b.population());
      case Verdict.NotApplicable a when other instanceof Verdict.NotApplicable b -> {
        Set<String> reasons = new TreeSet<>(List.of(a.because(), b.because()));
        yield new Verdict.NotApplicable(String.join("; ", reasons));
      }
      default -> throw new IllegalStateException("different ranks: " + one + " and " + other);
    };
  }

  private static List<Finding> union(List<Finding> one, List<Finding> other) {
    return join(one, other).stream().distinct().toList();
  }

  private static <T> List<T> join(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private static Strength weaker(Strength one, Strength other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
