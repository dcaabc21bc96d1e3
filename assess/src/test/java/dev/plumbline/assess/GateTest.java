package dev.plumbline.assess;

import static dev.plumbline.assess.Given.all;
import static dev.plumbline.assess.Given.fail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.SubjectKind;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Level;
import dev.plumbline.policy.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  private static final GateOptions SHOULD = new GateOptions(true, false, false, Set.of());
  private static final GateOptions PROVEN = new GateOptions(false, true, false, Set.of());
  private static final GateOptions BOTH = new GateOptions(true, true, false, Set.of());

  /** Modality, level, what was seen; closed by default, with should, with require-proven, both. */
  @ParameterizedTest
  @CsvSource({
    "MUST, MANDATORY, f, true, true, true, true", "MUST, MANDATORY, g, false, false, true, true",
    "MUST, MANDATORY, p, false, false, false, false",
        "MUST, MANDATORY, w, false, false, false, false",
    "SHOULD, MANDATORY, f, false, true, false, true",
        "SHOULD, MANDATORY, g, false, false, false, true",
    "MAY, MANDATORY, f, false, false, false, false",
        "MUST, OPTIONAL, f, false, false, false, false",
    "SHOULD, OPTIONAL, f, false, false, false, false",
        "MAY, OPTIONAL, g, false, false, false, false"
  })
  void closesOnWhatWasAskedFor(
      Modality modality,
      Level level,
      char sign,
      boolean plain,
      boolean should,
      boolean proven,
      boolean both) {
    Clause clause = Given.of(all("A", "x.a"), modality, level, SubjectKind.REPOSITORY);
    Assessment assessment =
        Given.assess(Given.policy(clause), List.of(VerdictTableTest.sign("x.a", sign)));
    assertThat(assessment.gate(GateOptions.DEFAULT).closed()).isEqualTo(plain);
    assertThat(assessment.gate(SHOULD).closed()).isEqualTo(should);
    assertThat(assessment.gate(PROVEN).closed()).isEqualTo(proven);
    assertThat(assessment.gate(BOTH).closed()).isEqualTo(both);
  }

  @Test
  void anExceptedClauseClosesNothing() {
    Assessment assessment =
        Given.assess(
            Given.policy(all("A", "x.a")),
            List.of(fail("x.a"), ExceptedTest.exception("EX-1", Given.SIGNED)));
    assertThat(assessment.gate(BOTH).closed()).isFalse();
  }

  @Test
  void forAChangeOnlyWhatIsNewCloses() {
    Assessment assessment =
        Given.assess(Given.policy(all("A", "x.a")), List.of(fail("x.a", "old", "new")));
    assertThat(assessment.gate(newOnly(false, "old")).closed()).isTrue();
    assertThat(assessment.gate(newOnly(false, "old")).known()).isEqualTo(1);
    Gate open = assessment.gate(newOnly(false, "old", "new"));
    assertThat(open.closed()).isFalse();
    assertThat(open.known()).isEqualTo(2);
    assertThat(assessment.clauses().getFirst().verdict().word()).isEqualTo("violated");
  }

  @Test
  void theBaseIsNotReadUnlessAskedFor() {
    Assessment assessment =
        Given.assess(Given.policy(all("A", "x.a")), List.of(fail("x.a", "old")));
    Set<Fingerprint> old = Set.of(new Fingerprint("old"));
    assertThat(assessment.gate(new GateOptions(false, false, false, old)).closed()).isTrue();
  }

  @Test
  void aKnownViolationDoesNotHideWhatIsUnprovenBesideIt() {
    List<Evidence> evidence = new ArrayList<>(List.of(fail("x.a", "old"), Given.hole("x.b")));
    Assessment assessment = Given.assess(Given.policy(all("A", "x.a", "x.b")), evidence);
    assertThat(assessment.gate(newOnly(false, "old")).closed()).isFalse();
    assertThat(assessment.gate(newOnly(true, "old")).closed()).isTrue();
  }

  @Test
  void countsAddUp() {
    Assessment assessment =
        Given.assess(
            Given.policy(all("A", "x.a"), all("B", "x.b"), all("C", "x.c")),
            List.of(fail("x.a"), Given.pass("x.b")));
    assertThat(assessment.counts())
        .containsEntry("violated", 1L)
        .containsEntry("satisfied", 1L)
        .containsEntry("unproven", 1L)
        .containsEntry("excepted", 0L);
    assertThat(assessment.counts().keySet()).containsExactlyElementsOf(Assessment.WORDS);
    assertThat(assessment.decided()).isEqualTo(2);
  }

  private static GateOptions newOnly(boolean proven, String... prints) {
    Set<Fingerprint> base = new java.util.HashSet<>();
    for (String print : prints) {
      base.add(new Fingerprint(print));
    }
    return new GateOptions(false, proven, true, base);
  }
}
