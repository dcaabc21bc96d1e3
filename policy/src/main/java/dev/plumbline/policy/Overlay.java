package dev.plumbline.policy;

import dev.plumbline.evidence.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an overlay file says, before it is laid over policies.
 *
 * @param policies ids of built-in policies and Markdown files; empty means all built-in ones
 * @param additions clauses to add
 * @param tightenings clauses to make stricter
 * @param switchOffs clauses not to judge
 * @param settings values of parameters
 * @param excludes paths not to scan
 * @param parts parts of a monorepo
 */
record Overlay(
    List<Reference> policies,
    List<Addition> additions,
    List<Tightening> tightenings,
    List<SwitchOff> switchOffs,
    List<Setting> settings,
    List<Exclude> excludes,
    List<Part> parts) {
  /** The file's name in a repository. */
  static final String FILE = ".plumb/policy.yaml";

  /** No overlay. */
  static final Overlay NONE =
      new Overlay(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** A policy by its id or file. */
  record Reference(String name, SourcePlace place) {}

  /**
   * A clause; its binding can only be read once the policies' parameters and controls are known.
   */
  record Addition(String id, String section, String text, Fields binding, SourcePlace place) {}

  /** What to make stricter; null leaves as it is. */
  record Tightening(
      String clause,
      @Nullable Modality modality,
      @Nullable Level level,
      @Nullable Cadence cadence,
      @Nullable Severity failsAt,
      SourcePlace place) {}

  /** A parameter's value, for one clause or, with null, for all. */
  record Setting(@Nullable String clause, String name, List<String> value, SourcePlace place) {
    Setting {
      value = List.copyOf(value);
    }
  }
}
