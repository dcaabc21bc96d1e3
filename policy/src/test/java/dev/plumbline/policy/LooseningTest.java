package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policy.Loosening.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A change cannot open its own gate unseen. */
class LooseningTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private static final String OFF =
      "overlay: {switch-off: [{clause: ESP-SM-01, reason: r, by: me%s}]}";
  private static final String ADDED =
      "overlay: {add: [{id: ACME-1, text: T, modality: %s, level: mandatory, subject: repository,"
          + " %s}]}";

  static Stream<Arguments> looser() {
    return Stream.of(
        change("", off(""), Kind.CLAUSE_SWITCHED_OFF, "ESP-SM-01"),
        change(
            off(", until: 2026-12-01"),
            off(", until: 2027-12-01"),
            Kind.SWITCH_OFF_EXTENDED,
            "ESP-SM-01"),
        change(off(", until: 2026-12-01"), off(""), Kind.SWITCH_OFF_EXTENDED, "ESP-SM-01"),
        change(
            "",
            "policies: [engineering-security-policy]",
            Kind.POLICY_DROPPED,
            "secure-development-guide"),
        change("", "exclude: [{path: a, reason: r}]", Kind.PATH_EXCLUDED, "a"),
        change("", "parameters: {secret-age-days: 91}", Kind.PARAMETER_CHANGED, "secret-age-days"),
        change("parameters: {secret-age-days: 30}", "", Kind.PARAMETER_CHANGED, "secret-age-days"),
        change("", "parameters: {talks-per-year: 0}", Kind.PARAMETER_CHANGED, "talks-per-year"),
        change(
            "parameters: {sensitive-paths: [a, b]}",
            "parameters: {sensitive-paths: [a, c]}",
            Kind.PARAMETER_CHANGED,
            "sensitive-paths"),
        change(
            "",
            "parameters: {sensitive-paths: [nowhere]}",
            Kind.PARAMETER_CHANGED,
            "sensitive-paths"),
        change(
            "",
            "parameters: {approver-roles: [security-team-lead, intern]}",
            Kind.PARAMETER_CHANGED,
            "approver-roles"),
        change("", "parameters: {environments: [live]}", Kind.PARAMETER_CHANGED, "environments"),
        change(
            "",
            "parameters: {ESP-AC-09: {unused-role-days: 365}}",
            Kind.PARAMETER_CHANGED,
            "ESP-AC-09 unused-role-days"),
        change(
            "parameters: {ESP-AC-09: {unused-role-days: 30}}",
            "",
            Kind.PARAMETER_CHANGED,
            "ESP-AC-09 unused-role-days"),
        change(
            "overlay: {tighten: [{clause: ESP-SM-14, modality: must}]}",
            "",
            Kind.CLAUSE_WEAKENED,
            "ESP-SM-14"),
        change(
            "overlay: {tighten: [{clause: ESP-SM-14, cadence: 6 h}]}",
            "overlay: {tighten: [{clause: ESP-SM-14, cadence: 12 h}]}",
            Kind.CLAUSE_WEAKENED,
            "ESP-SM-14"),
        change(added("must", "all: [secrets.tree]"), "", Kind.CLAUSE_DROPPED, "ACME-1"),
        weakened(added("must", "all: [secrets.tree]"), added("may", "all: [secrets.tree]")),
        weakened(
            added("must", "all: [secrets.tree, secrets.history]"),
            added("must", "all: [secrets.tree]")),
        weakened(
            added("must", "all: [secrets.tree, secrets.history]"),
            added("must", "any: [secrets.tree, secrets.history]")),
        weakened(
            added("must", "all: [secrets.tree]"),
            added("must", "any: [secrets.tree, secrets.history]")),
        weakened(
            added("must", "all: [secrets.tree]"),
            added("must", "all: [{check: secrets.tree, fails-at: critical}]")),
        weakened(
            added("must", "all: [secrets.tree]"),
            added("must", "all: [{check: secrets.tree, when: downloads}]")),
        weakened(
            added("must", "all: [secrets.tree]"),
            added("must", "all: [{check: secrets.tree, kind: attestation}]")),
        weakened(
            added("must", "cadence: 24 h, all: [secrets.tree]"),
            added("must", "all: [secrets.tree]")),
        weakened(
            added("must", "cadence: 24 h, all: [secrets.tree]"),
            added("must", "cadence: per commit, all: [secrets.tree]")),
        weakened(
            added("must", "all: [secrets.tree]"),
            added("must", "when: downloads, all: [secrets.tree]")),
        change(
            "parts: [{name: a, paths: [a], owners: ['@x']}]",
            "parts: [{name: a, paths: [a], owners: ['@me']}]",
            Kind.PART_CHANGED,
            "a"));
  }

  private static String off(String rest) {
    return String.format(java.util.Locale.ROOT, OFF, rest);
  }

  private static String added(String modality, String rest) {
    return String.format(java.util.Locale.ROOT, ADDED, modality, rest);
  }

  private static Arguments weakened(String base, String head) {
    return change(base, head, Kind.CLAUSE_WEAKENED, "ACME-1");
  }

  private static Arguments change(String base, String head, Kind kind, String what) {
    return Arguments.of(base, head, kind, what);
  }

  @ParameterizedTest
  @MethodSource("looser")
  void isSeen(String base, String head, Kind kind, String what) {
    List<Loosening> found = between(base, head);

    assertThat(found).isNotEmpty();
    assertThat(found)
        .allSatisfy(loosening -> {
          assertThat(loosening.kind()).isEqualTo(kind);
          assertThat(loosening.what()).isEqualTo(what);
          assertThat(loosening.place().file()).isEqualTo(".plumb/policy.yaml");
        });
  }

  static Stream<Arguments> stricterOrEqual() {
    return Stream.of(
        Arguments.of("", ""),
        Arguments.of(off(""), ""),
        Arguments.of(off(""), off(", until: 2026-12-01")),
        Arguments.of("policies: [secure-development-guide]", ""),
        Arguments.of("exclude: [{path: a, reason: r}]", ""),
        Arguments.of("exclude: [{path: a, reason: r}]", "exclude: [{path: a, reason: better}]"),
        Arguments.of("", "parameters: {secret-age-days: 89}"),
        Arguments.of("", "parameters: {talks-per-year: 2}"),
        Arguments.of("parameters: {sensitive-paths: [a]}", "parameters: {sensitive-paths: [b, a]}"),
        Arguments.of("", "parameters: {allowed-licences: [MIT]}"),
        Arguments.of("", "parameters: {ESP-AC-09: {unused-role-days: 30}}"),
        Arguments.of("", "overlay: {tighten: [{clause: ESP-SM-14, modality: must}]}"),
        Arguments.of("", added("may", "any: [secrets.tree]")),
        Arguments.of(
            added("must", "any: [secrets.tree, secrets.history]"),
            added("must", "all: [secrets.tree, secrets.history]")),
        Arguments.of(
            added("must", "all: [secrets.tree]"),
            added("must", "all: [secrets.tree, secrets.history]")),
        Arguments.of(
            added("must", "when: downloads, all: [secrets.tree]"),
            added("must", "all: [secrets.tree]")),
        Arguments.of("", "parts: [{name: a, paths: [a], owners: ['@x']}]"));
  }

  @ParameterizedTest
  @MethodSource("stricterOrEqual")
  void isNotSeenWhereThereIsNone(String base, String head) {
    assertThat(between(base, head)).isEmpty();
  }

  @Test
  void showsTheGravestFirst() {
    assertThat(
            between(
                "",
                """
                policies: [engineering-security-policy]
                exclude: [{path: a, reason: r}]
                parameters: {access-key-age-days: 90}
                overlay: {switch-off: [{clause: ESP-SM-01, reason: r, by: me}]}
                """))
        .extracting(Loosening::kind)
        .containsExactly(
            Kind.POLICY_DROPPED,
            Kind.CLAUSE_SWITCHED_OFF,
            Kind.PATH_EXCLUDED,
            Kind.PARAMETER_CHANGED);
  }

  private static List<Loosening> between(String base, String head) {
    return Loosening.between(resolve(base), resolve(head));
  }

  private static ResolvedPolicy resolve(String overlay) {
    PolicyResolver.Resolution resolution =
        PolicyResolver.resolve(FakeFiles.overlay("schema: 1\n" + overlay + "\n"), DAY);
    assertThat(resolution.problems()).isEmpty();
    return resolution.policy();
  }
}
