package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.SubjectKind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong is said with file, line and reason, all of it at once. */
class PolicyLoaderTest {
  private static final String PROSE =
      """
      # Our policy

      ## Secrets

      ### Requirements

      - **ACME-01** Nothing secret is committed,
        ever.
      """;

  private static final String HEAD =
      """
      schema: 1
      policy: our-policy
      edition: "1"
      controls:
        C-1: {title: Secrets, catalogue: ours}
      parameters:
        age-days: {title: Age, kind: number, stricter: lower, default: 7}
      journey:
        - {step: "1", title: First, level: mandatory}
      clauses:
      """;

  private static final String BINDING =
      """
        ACME-01:
          modality: must
          level: mandatory
          subject: repository
          all: [secrets.history]
      """;

  private static PolicyLoader.Loaded load(String prose, String bindings) {
    return PolicyLoader.withBuiltInChecks()
        .load("our.md", new FakeFiles().with("our.md", prose).with("our.bindings.yaml", bindings));
  }

  @Test
  void readsProseAndBindings() {
    String bindings =
        HEAD
            + """
              ACME-01:
                modality: should
                level: optional
                subject: repository
                when: {all: [dependencies, {not: downloads}]}
                cadence: 30 d
                any:
                  - secrets.history
                  - {check: secrets.tree, fails-at: high, cadence: 24 h, when: workflows, kind: record}
                parameters: [age-days]
                controls: [C-1]
                tools: [gitleaks]
                group: g
                step: "1"
            """;
    PolicyLoader.Loaded loaded = load(PROSE, bindings);

    assertThat(loaded.problems()).isEmpty();
    Policy policy = Objects.requireNonNull(loaded.policy());
    assertThat(policy.title()).isEqualTo("Our policy");
    assertThat(policy.digest()).hasSize(64);
    Clause clause = policy.clauses().getFirst();
    assertThat(clause.text()).isEqualTo("Nothing secret is committed, ever.");
    assertThat(clause.section()).isEqualTo("Secrets / Requirements");
    assertThat(clause.place()).isEqualTo(new SourcePlace("our.md", 7));
    assertThat(clause.modality()).isEqualTo(Modality.SHOULD);
    assertThat(clause.closesGate()).isFalse();
    assertThat(clause.subject()).isEqualTo(SubjectKind.REPOSITORY);
    assertThat(Objects.requireNonNull(clause.guard()).describe())
        .isEqualTo("dependencies and not downloads");
    assertThat(clause.proofs().mode()).isEqualTo(ProofSet.Mode.ANY);
    Proof first = clause.proofs().proofs().getFirst();
    assertThat(first.kind()).isEqualTo(ProofKind.TEST);
    assertThat(first.failsAt()).isEqualTo(Severity.LOW);
    assertThat(Objects.requireNonNull(clause.cadenceOf(first)).label()).isEqualTo("30 d");
    Proof second = clause.proofs().proofs().get(1);
    assertThat(second.check()).isEqualTo(new CheckId("secrets.tree"));
    assertThat(second.failsAt()).isEqualTo(Severity.HIGH);
    assertThat(second.kind()).isEqualTo(ProofKind.RECORD);
    assertThat(Objects.requireNonNull(clause.cadenceOf(second)).label()).isEqualTo("24 h");
    assertThat(Objects.requireNonNull(second.guard()).describe()).isEqualTo("workflows");
    assertThat(clause.parameters())
        .singleElement()
        .extracting(Parameter::name)
        .isEqualTo("age-days");
    assertThat(clause.controls()).containsExactly("C-1");
    assertThat(clause.tools()).containsExactly("gitleaks");
    assertThat(clause.step()).isEqualTo("1");
  }

  static Stream<Arguments> faults() {
    String bad = HEAD + BINDING;
    return Stream.of(
        fault(PROSE, HEAD, "our.md:7: clause ACME-01 has no binding"),
        fault("# Our policy\n", bad, "our.bindings.yaml:11: binding ACME-01 has no clause"),
        fault(
            PROSE + "- **ACME-01** Again.\n",
            bad,
            "our.md:9: clause ACME-01 stands twice, first on line 7"),
        fault(PROSE, bad + BINDING, "our.bindings.yaml:16: clause ACME-01 is bound twice"),
        fault(PROSE + "- No id here.\n", bad, "our.md:9: bullet without a clause id"),
        fault(PROSE + "- **acme-2** Small.\n", bad, "our.md:9: not a clause id: 'acme-2'"),
        fault("# T\n\n- **ACME-01**\n", bad, "our.md:3: clause ACME-01 says nothing"),
        fault(PROSE.substring(13), bad, "our.md:1: the policy has no heading"),
        binding(
            "secrets.history",
            "secrets.nonsense",
            "15: clause ACME-01 is bound to an unknown check"),
        binding("secrets.history", "no check", "15: clause ACME-01 is bound to an unknown check"),
        binding("[secrets.history]", "[]", "clause ACME-01 is bound to no check"),
        binding("    all: [secrets.history]\n", "", "12: clause ACME-01 is bound to no check"),
        binding("all:", "any: [secrets.tree]\n    all:", "12: clause ACME-01 has both all and any"),
        binding("secrets.history", "secrets.tree, secrets.tree", "names a check twice"),
        binding("subject: repository", "subject: moon", "14: unknown subject 'moon'"),
        binding("    subject: repository\n", "", "12: clause ACME-01 has no 'subject'"),
        binding("modality: must", "modality: shall", "12: unknown modality 'shall'"),
        binding("level: mandatory", "level: high", "13: unknown level 'high'"),
        binding("all:", "color: red\n    all:", "15: unknown key 'color' in clause ACME-01"),
        binding("all:", "cadence: sometimes\n    all:", "15: unknown cadence 'sometimes'"),
        binding("all:", "when: {xor: []}\n    all:", "15: unknown guard operator 'xor'"),
        binding("all:", "when: rain\n    all:", "15: guard asks for an unknown fact 'rain'"),
        binding("all:", "parameters: [size]\n    all:", "15: unknown parameter 'size'"),
        binding("all:", "controls: [C-9]\n    all:", "15: unknown control 'C-9'"),
        binding("all:", "step: \"7\"\n    all:", "15: unknown step '7'"),
        binding("all:", "tools: [{a: b}]\n    all:", "15: an item of 'tools'"),
        binding(
            "[secrets.history]",
            "[{check: secrets.history, fails-at: terrible}]",
            "15: unknown fails-at 'terrible'"),
        binding(
            "[secrets.history]",
            "[{fails-at: high}]",
            "15: a proof of clause ACME-01 has no 'check'"),
        binding(
            "[secrets.history]",
            "[{check: [a]}]",
            "15: 'check' of a proof of clause ACME-01 is not"),
        fault(
            PROSE,
            HEAD + "  ACME-01: must\n",
            "our.bindings.yaml:11: clause ACME-01 is not a mapping"),
        fault(PROSE, "schema: 2\n", "our.bindings.yaml:1: schema 2 is not known"),
        fault(PROSE, "policy: x\n", "our.bindings.yaml:1: the bindings has no 'schema'"),
        fault(PROSE, "a: [\n", "our.bindings.yaml:2: not YAML"),
        fault(PROSE, "- a\n", "our.bindings.yaml:1: the bindings is not a mapping"),
        fault(PROSE, "", "our.bindings.yaml:1: not YAML: empty document"),
        fault(PROSE, bad.replace("default: 7", "default: [1, 2]"), "7: the default of 'age-days'"),
        fault(PROSE, bad.replace("stricter: lower", "stricter: up"), "7: unknown stricter 'up'"),
        fault(PROSE, bad.replace("kind: number", "kind: colour"), "7: unknown kind 'colour'"),
        fault(
            PROSE,
            bad.replace("clauses:", "  - {step: \"1\", title: Again, level: optional}\nclauses:"),
            "10: step 1 stands twice"),
        fault(PROSE, bad.replace("catalogue: ours", "from: ours"), "5: unknown key 'from'"),
        fault(PROSE, bad.replace("edition: \"1\"\n", ""), "1: the bindings has no 'edition'"));
  }

  private static Arguments binding(String what, String by, String expected) {
    return fault(PROSE, HEAD + BINDING.replace(what, by), expected);
  }

  private static Arguments fault(String prose, String bindings, String expected) {
    return Arguments.of(prose, bindings, expected);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysWhatIsWrongAndWhere(String prose, String bindings, String expected) {
    List<PolicyProblem> problems = load(prose, bindings).problems();

    assertThat(problems).anySatisfy(problem -> assertThat(problem.toString()).contains(expected));
    assertThat(problems).allSatisfy(problem -> assertThat(problem.wayOut()).isNotBlank());
  }

  @Test
  void collectsAllThatIsWrongAndNotTheFirstOnly() {
    String bindings =
        HEAD
            + BINDING
                .replace("must", "shall")
                .replace("repository", "moon")
                .replace("history", "x");

    assertThat(load(PROSE + "- no id\n", bindings).problems()).hasSize(4);
  }

  @Test
  void saysWhenAFileIsMissingOrUnreadable() {
    PolicyLoader loader = PolicyLoader.withBuiltInChecks();

    assertThat(loader.load("our.md", PolicyFiles.NONE).problems())
        .extracting(PolicyProblem::toString)
        .anyMatch(text -> text.startsWith("our.md:1: there is no such file"))
        .anyMatch(text -> text.startsWith("our.bindings.yaml:1: there is no such file"));
    assertThat(loader.load("our.md", new FakeFiles().unreadable("our.md", "not UTF-8")).problems())
        .extracting(PolicyProblem::toString)
        .anyMatch(text -> text.startsWith("our.md:1: cannot be read: not UTF-8"));
  }

  @Test
  void leavesExamplesAndCommentsAlone() {
    String prose =
        PROSE
            + """

            ## Notes

            - a plain bullet
            - **bold** words without a number

            ```
            - **ACME-02** only an example
            ```

            <!-- - **ACME-03** not yet
            - **ACME-04** nor this -->
            """;

    assertThat(load(prose, HEAD + BINDING).problems()).isEmpty();
    assertThat(load(prose.replace("\n", "\r\n"), HEAD + BINDING).problems()).isEmpty();
  }

  @Test
  void knowsOnlyItsOwnPolicies() {
    assertThatIllegalArgumentException().isThrownBy(() -> PolicyLoader.builtIn("other"));
  }
}
