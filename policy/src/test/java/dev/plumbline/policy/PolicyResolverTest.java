package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an overlay does to the policies, and what it is refused. */
class PolicyResolverTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private static PolicyResolver.Resolution resolve(String overlay) {
    return PolicyResolver.resolve(FakeFiles.overlay(overlay), DAY);
  }

  private static ResolvedPolicy sound(String overlay) {
    PolicyResolver.Resolution resolution = resolve(overlay);
    assertThat(resolution.problems()).isEmpty();
    return resolution.policy();
  }

  @Test
  void withoutAnOverlayTheBuiltInPoliciesHold() {
    PolicyResolver.Resolution resolution = PolicyResolver.resolve(PolicyFiles.NONE, DAY);

    assertThat(resolution.problems()).isEmpty();
    assertThat(resolution.policy()).isEqualTo(PolicyResolver.builtIn());
    assertThat(resolution.policy().loosenings()).isEmpty();
    assertThat(sound("schema: 1\n")).isEqualTo(PolicyResolver.builtIn());
    assertThat(sound("# nothing yet\n")).isEqualTo(PolicyResolver.builtIn());
  }

  @Test
  void addsAClauseWithItsBinding() {
    ResolvedPolicy policy =
        sound(
            """
            schema: 1
            overlay:
              add:
                - id: ACME-01
                  section: Ours
                  text: Every download is verified.
                  modality: must
                  level: mandatory
                  subject: repository
                  when: downloads
                  cadence: per commit
                  all: [downloads.verified]
                  controls: [OPS-01]
            """);
    Clause clause = policy.clause("ACME-01").orElseThrow();

    assertThat(policy.clauses()).hasSize(229).last().isEqualTo(clause);
    assertThat(clause.policyId()).isEqualTo(Clause.OVERLAY);
    assertThat(clause.place()).isEqualTo(new SourcePlace(".plumb/policy.yaml", 4));
    assertThat(clause.closesGate()).isTrue();
    assertThat(policy.loosenings()).isEmpty();
    assertThat(ControlMapping.check(policy)).isEmpty();
  }

  @Test
  void tightensInTheStricterDirection() {
    ResolvedPolicy policy =
        sound(
            """
            schema: 1
            overlay:
              tighten:
                - {clause: ESP-SM-14, modality: must, cadence: 12 h}
                - {clause: SAGE-2.10-01, level: mandatory}
                - {clause: ESP-SC-02, fails-at: low}
            """);
    Clause scan = policy.clause("ESP-SM-14").orElseThrow();

    assertThat(scan.modality()).isEqualTo(Modality.MUST);
    assertThat(Objects.requireNonNull(scan.cadence()).label()).isEqualTo("12 h");
    assertThat(policy.clause("SAGE-2.10-01").orElseThrow().level()).isEqualTo(Level.MANDATORY);
    assertThat(policy.clause("ESP-SC-02").orElseThrow().proofs().proofs())
        .allMatch(proof -> proof.failsAt() == Severity.LOW);
    assertThat(policy.loosenings()).isEmpty();
  }

  @Test
  void reportsWhatIsSwitchedOffAndJudgesItAgainAfterItsLastDay() {
    String overlay =
        """
        schema: 1
        overlay:
          switch-off:
            - clause: ESP-DEP-04
              reason: Downloads come from our own mirror, which verifies them.
              by: ada@example.org
              until: 2026-11-24
        """;
    ResolvedPolicy today = sound(overlay);
    ResolvedPolicy tomorrow =
        PolicyResolver.resolve(FakeFiles.overlay(overlay), DAY.plusDays(1)).policy();

    assertThat(today.clause("ESP-DEP-04")).isEmpty();
    assertThat(today.switchedOff())
        .singleElement()
        .satisfies(off -> assertThat(off.entry().reason()).startsWith("Downloads come"));
    assertThat(today.loosenings())
        .singleElement()
        .satisfies(loosening -> {
          assertThat(loosening.kind()).isEqualTo(Loosening.Kind.CLAUSE_SWITCHED_OFF);
          assertThat(loosening.place()).isEqualTo(new SourcePlace(".plumb/policy.yaml", 4));
        });
    assertThat(tomorrow.clause("ESP-DEP-04")).isPresent();
    assertThat(tomorrow.switchedOff()).isEmpty();
    assertThat(tomorrow.lapsed()).hasSize(1);
    assertThat(tomorrow.loosenings()).isEmpty();
  }

  @Test
  void setsParametersForAllClausesAndForOne() {
    ResolvedPolicy policy =
        sound(
            """
            schema: 1
            parameters:
              sensitive-paths: ["src/auth/**", "src/crypto/**"]
              sla-days: {critical: 3, high: 14}
              secret-age-days: 60
              ESP-AC-09:
                unused-role-days: 30
              ESP-DM-05:
                sla-days: {critical: 2}
            """);

    assertThat(policy.value("ESP-CR-03", "sensitive-paths"))
        .containsExactly("src/auth/**", "src/crypto/**");
    assertThat(policy.value("ESP-SC-13", "sla-days-critical")).containsExactly("3");
    assertThat(policy.value("ESP-DM-05", "sla-days-critical")).containsExactly("2");
    assertThat(policy.value("ESP-AC-09", "unused-role-days")).containsExactly("30");
    assertThat(policy.value("ESP-AC-10", "unused-role-days")).containsExactly("90");
    assertThat(policy.value("ESP-AC-10", "no-such")).isEmpty();
    assertThat(policy.detectorParameters())
        .containsEntry("sensitive-paths", List.of("src/auth/**", "src/crypto/**"))
        .containsEntry("secret-age-days", List.of("60"))
        .doesNotContainKey("secret-mechanisms");
    assertThat(Objects.requireNonNull(policy.parameters().get("secret-age-days")).setAt())
        .isEqualTo(new SourcePlace(".plumb/policy.yaml", 5));
  }

  @Test
  void takesExcludesAndPartsWithTheirReasonsAndOwners() {
    ResolvedPolicy policy =
        sound(
            """
            schema: 1
            exclude:
              - {path: "vendor/**", reason: Copies that are scanned where they come from.}
              - paths: ["a/**", "b/**"]
                reason: Fixtures.
            parts:
              - {name: billing, paths: ["billing/**"], owners: ["@billing"]}
            """);

    assertThat(policy.excludes())
        .extracting(Exclude::pattern)
        .containsExactly("vendor/**", "a/**", "b/**");
    assertThat(policy.parts())
        .singleElement()
        .extracting(Part::owners)
        .isEqualTo(List.of("@billing"));
  }

  @Test
  void loadsAPolicyOfOnesOwnFromUnderTheFolder() {
    FakeFiles files =
        FakeFiles.overlay("schema: 1\npolicies: [secure-development-guide, ours/our.md]\n")
            .with(".plumb/ours/our.md", "# Ours\n\n- **ACME-01** Nothing secret.\n")
            .with(
                ".plumb/ours/our.bindings.yaml",
                """
                schema: 1
                policy: ours
                edition: "1"
                clauses:
                  ACME-01: {modality: must, level: mandatory, subject: repository, all: [secrets.tree]}
                """);
    PolicyResolver.Resolution resolution = PolicyResolver.resolve(files, DAY);

    assertThat(resolution.problems()).isEmpty();
    assertThat(resolution.policy().policies())
        .extracting(Policy::id)
        .containsExactly("secure-development-guide", "ours");
    assertThat(resolution.policy().clause("ACME-01").orElseThrow().place())
        .isEqualTo(new SourcePlace(".plumb/ours/our.md", 3));
    assertThat(resolution.policy().loosenings())
        .singleElement()
        .extracting(Loosening::kind)
        .isEqualTo(Loosening.Kind.POLICY_DROPPED);
    assertThat(ControlMapping.check(resolution.policy()))
        .singleElement()
        .asString()
        .contains("clause ACME-01 maps to no control");
  }

  @Test
  void refusesPoliciesThatClash() {
    String own =
        """
        schema: 1
        policy: ours
        edition: "1"
        parameters:
          secret-age-days: {title: Other, kind: number, stricter: lower, default: 1}
        clauses:
          SAGE-2.1-01:
            {modality: must, level: mandatory, subject: repository, all: [secrets.tree]}
        """;
    FakeFiles files =
        FakeFiles.overlay("schema: 1\npolicies: [secure-development-guide, our.md]\n")
            .with(".plumb/our.md", "# Ours\n\n- **SAGE-2.1-01** Taken.\n")
            .with(".plumb/our.bindings.yaml", own);

    assertThat(PolicyResolver.resolve(files, DAY).problems())
        .extracting(PolicyProblem::reason)
        .anyMatch(reason -> reason.startsWith("clause SAGE-2.1-01 already stands in packs/"))
        .anyMatch(reason -> reason.contains("declares parameter 'secret-age-days' otherwise"));
    assertThat(
            PolicyResolver.resolve(
                    files.with(
                        ".plumb/policy.yaml", "schema: 1\npolicies: [our.md, ../.plumb/our.md]\n"),
                    DAY)
                .problems())
        .extracting(PolicyProblem::reason)
        .contains("unknown policy '../.plumb/our.md'");
    assertThat(
            PolicyResolver.resolve(
                    files
                        .with(".plumb/policy.yaml", "schema: 1\npolicies: [our.md, other.md]\n")
                        .with(".plumb/other.md", "# Other\n")
                        .with(
                            ".plumb/other.bindings.yaml", "schema: 1\npolicy: ours\nedition: 1\n"),
                    DAY)
                .problems())
        .extracting(PolicyProblem::reason)
        .contains("two policies have the id 'ours'");
  }

  @Test
  void letsNoPolicyPassForABuiltInOne() {
    FakeFiles files =
        FakeFiles.overlay("schema: 1\npolicies: [our.md]\n")
            .with(".plumb/our.md", "# Mine\n\n- **ESP-SM-01** Nothing much.\n")
            .with(
                ".plumb/our.bindings.yaml",
                """
                schema: 1
                policy: engineering-security-policy
                edition: "1"
                clauses:
                  ESP-SM-01: {modality: may, level: optional, subject: person, all: [secrets.tree]}
                """);

    assertThat(PolicyResolver.resolve(files, DAY).problems())
        .singleElement()
        .asString()
        .contains(".plumb/our.md:1: the id 'engineering-security-policy' is taken");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("policies: []", "2: no policy is left"),
        fault("policies: [other]", "2: unknown policy 'other'"),
        fault("policies: [../our.md]", "2: unknown policy '../our.md'"),
        fault("policies: [/etc/our.md]", "2: unknown policy '/etc/our.md'"),
        fault("policies: ['a\\..\\our.md']", "2: unknown policy"),
        fault("policies: [{a: b}]", "2: a policy is not a text"),
        fault("policies: [our.md]", ".plumb/our.md:1: there is no such file"),
        fault(
            "policies: [secure-development-guide, secure-development-guide]", "2: policy 'secure"),
        fault("colour: red", "2: unknown key 'colour' in the overlay"),
        fault("overlay: {remove: []}", "2: unknown key 'remove' in 'overlay'"),
        fault("overlay: [a]", "2: 'overlay' is not a mapping"),
        fault("overlay: {add: [{id: ACME-1}]}", "an added clause has no 'text'"),
        fault("overlay: {add: [{id: x, text: T}]}", "2: not a clause id: 'x'"),
        fault("overlay: {add: [{id: ACME-1, text: T}]}", "2: clause ACME-1 is bound to no check"),
        fault(
            "overlay: {add: [{id: ESP-SM-01, text: T, modality: must, level: mandatory,"
                + " subject: repository, all: [secrets.tree]}]}",
            "2: clause ESP-SM-01 already stands in packs/engineering-security-policy.md:"),
        fault("overlay: {tighten: [{clause: ESP-XX-01, modality: must}]}", "2: unknown clause"),
        fault(
            "overlay: {tighten: [{clause: ESP-SM-01, modality: should}]}",
            "should is not stricter"),
        fault("overlay: {tighten: [{clause: ESP-SM-01, modality: must}]}", "must is not stricter"),
        fault("overlay: {tighten: [{clause: ESP-SM-01, level: optional}]}", "optional is not"),
        fault("overlay: {tighten: [{clause: ESP-SM-14, cadence: 7 d}]}", "'7 d' is not stricter"),
        fault("overlay: {tighten: [{clause: ESP-SM-01, cadence: 24 h}]}", "'24 h' is not stricter"),
        fault("overlay: {tighten: [{clause: ESP-SM-01, fails-at: high}]}", "no proof fails only"),
        fault("overlay: {tighten: [{clause: ESP-SM-01}]}", "nothing is said to make stricter"),
        fault("overlay: {tighten: [{clause: ESP-SM-01, guard: x}]}", "2: unknown key 'guard'"),
        fault(
            "overlay: {switch-off: [{clause: ESP-SM-01, by: me}]}",
            "2: a switch-off has no 'reason'"),
        fault(
            "overlay: {switch-off: [{clause: ESP-SM-01, reason: r}]}",
            "2: a switch-off has no 'by'"),
        fault(
            "overlay: {switch-off: [{clause: ESP-SM-01, reason: ' ', by: me}]}",
            "2: 'reason' of a switch-off is not a text"),
        fault(
            "overlay: {switch-off: [{clause: ESP-SM-01, reason: r, by: me, until: soon}]}",
            "2: not a date: 'soon'"),
        fault(
            "overlay: {switch-off: [{clause: NO-1, reason: r, by: me}]}", "unknown clause 'NO-1'"),
        fault(
            "overlay: {switch-off: [{clause: ESP-SM-01, reason: r, by: me},"
                + " {clause: ESP-SM-01, reason: r, by: me}]}",
            "clause ESP-SM-01 is switched off twice"),
        fault("parameters: {colour: red}", "2: unknown parameter 'colour'"),
        fault(
            "parameters: {secret-age-days: often}",
            "2: parameter 'secret-age-days' takes one number"),
        fault(
            "parameters: {secret-age-days: -1}", "2: parameter 'secret-age-days' takes one number"),
        fault("parameters: {secret-age-days: [1, 2]}", "2: parameter 'secret-age-days' takes one"),
        fault("parameters: {sensitive-paths: [{a: b}]}", "has a value that is no text"),
        fault("parameters: {a: {b: {c: d}}}", "2: parameter 'a' is nested too deep"),
        fault("parameters: {ESP-SM-01: {secret-age-days: 1}}", "clause ESP-SM-01 has no parameter"),
        fault("parameters: {NO-1: {secret-age-days: 1}}", "2: unknown clause 'NO-1'"),
        fault("parameters: {ESP-SM-01: 1}", "2: parameters of ESP-SM-01 is not a mapping"),
        fault("parameters: [a]", "2: 'parameters' of the overlay is not a mapping"),
        fault("exclude: [vendor]", "2: path 'vendor' is excluded without a reason"),
        fault("exclude: [{path: vendor}]", "2: an exclude has no 'reason'"),
        fault("exclude: [{path: vendor, reason: ''}]", "2: 'reason' of an exclude is not a text"),
        fault("exclude: [{reason: r}]", "2: an exclude names no path"),
        fault("exclude: [{path: '**', reason: r}]", "2: pattern '**' takes in everything"),
        fault("exclude: [{path: '/', reason: r}]", "2: pattern '/' takes in everything"),
        fault("exclude: [{path: '!a', reason: r}]", "2: pattern '!a' is a negation"),
        fault("exclude: [{path: 'a/../../b', reason: r}]", "leads out of the repository"),
        fault("exclude: []\nparameters: {}\nexclude: []", "4: 'exclude' stands twice"),
        fault("parts: [{name: a, paths: [a]}]", "2: a part needs paths and owners"),
        fault("parts: [{paths: [a], owners: [b]}]", "2: a part has no 'name'"),
        fault(
            "parts: [{name: a, paths: [a], owners: [b]}, {name: a, paths: [a], owners: [b]}]",
            "2: part 'a' stands twice"));
  }

  private static Arguments fault(String overlay, String expected) {
    return Arguments.of("schema: 1\n" + overlay + "\n", expected);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysWhatIsWrongAndWhere(String overlay, String expected) {
    assertThat(resolve(overlay).problems())
        .anySatisfy(problem -> assertThat(problem.toString()).contains(expected))
        .allSatisfy(problem -> assertThat(problem.wayOut()).isNotBlank());
  }

  @Test
  void refusesOtherSchemasAndBrokenFiles() {
    assertThat(resolve("schema: 2\n").problems())
        .singleElement()
        .asString()
        .contains(":1: schema 2 is not known");
    assertThat(resolve("policies: []\n").problems())
        .singleElement()
        .asString()
        .contains("'schema'");
    assertThat(resolve("schema: [\n").problems()).singleElement().asString().contains("not YAML");
    assertThat(resolve("schema: 1\n---\nschema: 1\n").problems())
        .singleElement()
        .asString()
        .contains("more than one document");
    assertThat(resolve("- a\n").problems()).singleElement().asString().contains("not a mapping");
    assertThat(
            PolicyResolver.resolve(new FakeFiles().unreadable(".plumb/policy.yaml", "denied"), DAY)
                .problems())
        .singleElement()
        .asString()
        .contains("cannot be read: denied");
  }

  @Test
  void collectsAllThatIsWrong() {
    assertThat(
            resolve(
                    """
                    schema: 1
                    colour: red
                    exclude: [vendor]
                    parameters: {no: 1}
                    overlay: {tighten: [{clause: NO-1, level: high}]}
                    """)
                .problems())
        .extracting(PolicyProblem::line)
        .containsExactly(2, 3, 4, 5, 5);
  }
}
