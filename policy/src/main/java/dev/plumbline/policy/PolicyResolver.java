package dev.plumbline.policy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads the policies that an overlay names and lays the overlay over them. */
public final class PolicyResolver {
  /** Where a repository keeps its overlay. */
  public static final String FILE = Overlay.FILE;

  private PolicyResolver() {}

  /**
   * What came out.
   *
   * @param policy the policies in force, as far as they could be read
   * @param problems what is wrong, sorted; with any of them the result must not be used to judge
   */
  public record Resolution(ResolvedPolicy policy, List<PolicyProblem> problems) {
    public Resolution {
      problems = List.copyOf(problems);
    }
  }

  /** The built-in policies without any overlay. */
  public static ResolvedPolicy builtIn() {
    Problems problems = Problems.of(Overlay.FILE);
    ResolvedPolicy resolved =
        new OverlayApplication(Overlay.NONE, PolicyLoader.builtIn(), LocalDate.EPOCH, problems)
            .apply();
    if (!problems.sorted().isEmpty()) {
      throw new IllegalStateException("built-in policies do not agree: " + problems.sorted());
    }
    return resolved;
  }

  /**
   * The policies in force with the overlay {@code .plumb/policy.yaml}, if there is one.
   *
   * @param files gives the overlay and the policies it names, from where they are trusted to come;
   *     names are relative to the root of the repository
   * @param at the day that is judged: a switch-off whose last day is before it no longer holds
   */
  public static Resolution resolve(PolicyFiles files, LocalDate at) {
    Problems problems = Problems.of(Overlay.FILE);
    Overlay overlay = overlay(files, problems);
    if (overlay.equals(Overlay.NONE)) {
      return new Resolution(builtIn(), problems.sorted());
    }
    List<Policy> policies = policies(overlay, files, problems);
    ResolvedPolicy resolved = new OverlayApplication(overlay, policies, at, problems).apply();
    return new Resolution(resolved.with(Loosening.between(builtIn(), resolved)), problems.sorted());
  }

  /**
   * What of the overlay a scan of contents needs: nothing else of any policy is read.
   *
   * @param excludes paths not to scan
   * @param problems what is wrong with the overlay's own text, sorted
   */
  public record ScanSettings(List<Exclude> excludes, List<PolicyProblem> problems) {
    public ScanSettings {
      excludes = List.copyOf(excludes);
      problems = List.copyOf(problems);
    }
  }

  /** The overlay as far as a scan of contents needs it. */
  public static ScanSettings forScan(PolicyFiles files) {
    Problems problems = Problems.of(Overlay.FILE);
    Overlay overlay = overlay(files, problems);
    return new ScanSettings(overlay.excludes(), problems.sorted());
  }

  private static Overlay overlay(PolicyFiles files, Problems problems) {
    try {
      return files
          .read(Overlay.FILE)
          .map(text -> OverlayReader.read(text, problems))
          .orElse(Overlay.NONE);
    } catch (IOException e) {
      problems.add(1, "cannot be read: " + e.getMessage(), "make it readable as UTF-8");
      return Overlay.NONE;
    }
  }

  private static List<Policy> policies(Overlay overlay, PolicyFiles files, Problems problems) {
    if (overlay.policies().isEmpty()) {
      return PolicyLoader.builtIn();
    }
    List<Policy> policies = new ArrayList<>();
    for (Overlay.Reference reference : overlay.policies()) {
      Optional<Policy> policy = policy(reference, files, problems);
      if (policy.isEmpty()) {
        continue;
      }
      String id = policy.get().id();
      if (policies.stream().anyMatch(known -> known.id().equals(id))) {
        problems.add(
            reference.place(), "two policies have the id '" + id + "'", "give one another id");
      } else {
        policies.add(policy.get());
      }
    }
    return policies;
  }

  private static Optional<Policy> policy(
      Overlay.Reference reference, PolicyFiles files, Problems problems) {
    String name = reference.name();
    if (PolicyLoader.BUILT_IN.contains(name)) {
      return Optional.of(PolicyLoader.builtIn(name));
    }
    if (!name.endsWith(".md") || OverlayPaths.leadsOut(name)) {
      problems.add(
          reference.place(),
          "unknown policy '" + name + "'",
          "name one of "
              + String.join(", ", PolicyLoader.BUILT_IN)
              + ", or a Markdown file under .plumb/, for example our-policy.md");
      return Optional.empty();
    }
    PolicyLoader.Loaded loaded = PolicyLoader.withBuiltInChecks().load(".plumb/" + name, files);
    problems.addAll(loaded.problems());
    Policy policy = loaded.policy();
    if (policy != null
        && (PolicyLoader.BUILT_IN.contains(policy.id()) || policy.id().equals(Clause.OVERLAY))) {
      problems.add(
          policy.place(),
          "the id '" + policy.id() + "' is taken by a built-in policy or the overlay",
          "give the policy another id in its bindings");
      return Optional.empty();
    }
    return Optional.ofNullable(policy);
  }
}
