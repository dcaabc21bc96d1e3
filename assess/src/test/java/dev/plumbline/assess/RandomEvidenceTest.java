package dev.plumbline.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Coverage;
import dev.plumbline.evidence.Evidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Hole;
import dev.plumbline.evidence.Payload;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.Subject;
import dev.plumbline.evidence.Ternary;
import dev.plumbline.evidence.Verdict;
import dev.plumbline.policy.Clause;
import dev.plumbline.policy.Guard;
import dev.plumbline.policy.Journey;
import dev.plumbline.policy.ProofKind;
import dev.plumbline.policy.ProofSet;
import dev.plumbline.policy.ResolvedPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold whatever the evidence is. The seed is the parameter, so a failure repeats. */
class RandomEvidenceTest {
  private static final List<String> CHECKS = List.of("x.a", "x.b", "x.c");
  private static final int ROUNDS = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_124, 77, 4_242})
  void orderNeverMattersAndTheSameAgainIsTheSame(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      ResolvedPolicy policy = policy(random);
      List<Evidence> evidence = evidence(random, true);
      Assessment first = assess(policy, evidence);
      assertThat(assess(policy, evidence)).isEqualTo(first);
      List<Evidence> shuffled = new ArrayList<>(evidence);
      Collections.shuffle(shuffled, random);
      assertThat(assess(policy, shuffled)).as("seed %s round %s", seed, round).isEqualTo(first);
    }
  }

  @Test
  void theRandomEvidenceReachesEveryVerdict() {
    Random random = new Random(5);
    Set<String> words = new TreeSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      assess(policy(random), evidence(random, round % 2 == 0))
          .clauses()
          .forEach(each -> each.bySubject().forEach(one -> words.add(one.verdict().word())));
    }
    assertThat(words).containsExactlyInAnyOrderElementsOf(Assessment.WORDS);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 31, 5_555})
  void aHoleNeverMakesAnythingSatisfied(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      ResolvedPolicy policy = policy(random);
      List<Evidence> evidence = evidence(random, true);
      Assessment before = assess(policy, evidence);
      List<Evidence> holed = new ArrayList<>(evidence);
      if (random.nextBoolean() && !holed.isEmpty()) {
        int at = random.nextInt(holed.size());
        holed.set(at, holed(holed.get(at)));
      } else {
        holed.add(Given.by(Given.hole(pick(random)), "detect/new"));
      }
      noneBecomesSatisfied(before, assess(policy, holed), seed, round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 99, 123_456})
  void losingACheckOrAPassNeverMakesAnythingSatisfied(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      ResolvedPolicy policy = policy(random);
      List<Evidence> evidence = evidence(random, false);
      Assessment before = assess(policy, evidence);
      List<Evidence> less = new ArrayList<>(evidence);
      CheckId lost = new CheckId(pick(random));
      less.removeIf(each -> each.checks().contains(lost));
      noneBecomesSatisfied(before, assess(policy, less), seed, round);

      List<Evidence> withoutPass = new ArrayList<>(evidence);
      withoutPass.removeIf(each -> passes(each) && random.nextBoolean());
      noneBecomesSatisfied(before, assess(policy, withoutPass), seed, round);
      noneBecomesSatisfied(before, assess(policy, List.of()), seed, round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 1_000})
  void noFindingIsEverLost(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      ResolvedPolicy policy = policy(random);
      List<Evidence> evidence = evidence(random, false);
      for (ClauseSummary summary : assess(policy, evidence).clauses()) {
        for (ClauseVerdict each : summary.bySubject()) {
          for (Evidence seen : evidence) {
            if (seen.subject().equals(each.subject())
                && seen.payload() instanceof Payload.Findings payload) {
              List<Finding> own =
                  payload.findings().stream()
                      .filter(f -> summary.clause().proofs().checks().contains(f.check()))
                      .toList();
              assertThat(each.findings()).as("seed %s round %s", seed, round).containsAll(own);
            }
          }
        }
      }
    }
  }

  private static void noneBecomesSatisfied(
      Assessment before, Assessment after, long seed, int round) {
    for (int i = 0; i < before.clauses().size(); i++) {
      if (after.clauses().get(i).verdict() instanceof Verdict.Satisfied) {
        assertThat(before.clauses().get(i).verdict())
            .as("seed %s round %s clause %s", seed, round, i)
            .isInstanceOf(Verdict.Satisfied.class);
      }
    }
  }

  private static boolean passes(Evidence evidence) {
    return evidence.payload() instanceof Payload.Findings findings
        && findings.findings().isEmpty()
        && findings.coverage().complete();
  }

  private static Evidence holed(Evidence evidence) {
    if (!(evidence.payload() instanceof Payload.Findings findings)) {
      return evidence;
    }
    Coverage old = findings.coverage();
    Coverage less =
        new Coverage(
            old.unit(),
            old.enumerated() + 1,
            old.scanned(),
            old.skips(),
            List.of(new Hole("x", "unreadable", "make it readable")),
            List.of());
    return new Evidence(
        evidence.subject(),
        evidence.checks(),
        evidence.producer(),
        evidence.observedFrom(),
        evidence.observedTo(),
        evidence.collectedAt(),
        evidence.validUntil(),
        evidence.population(),
        new Payload.Findings(findings.findings(), less));
  }

  private static Assessment assess(ResolvedPolicy policy, List<Evidence> evidence) {
    ExpectedScope scope =
        ExpectedScope.none()
            .withAll(
                dev.plumbline.evidence.SubjectKind.REPOSITORY,
                List.of(Given.SHOP, Given.DESK),
                "none");
    return Given.assess(policy, evidence, scope, Given.AT, Given.AT);
  }

  private static ResolvedPolicy policy(Random random) {
    List<Clause> clauses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ProofSet.Mode mode = random.nextBoolean() ? ProofSet.Mode.ALL : ProofSet.Mode.ANY;
      Severity failsAt = Severity.values()[random.nextInt(Severity.values().length)];
      Clause clause =
          Given.clause(
              "C" + i,
              mode,
              Given.proof(pick(random), ProofKind.TEST, failsAt, null, null),
              Given.proof(
                  pick(random),
                  ProofKind.RECORD,
                  Severity.LOW,
                  null,
                  random.nextInt(4) == 0 ? new Guard.Fact("containers") : null));
      if (random.nextInt(3) == 0) {
        clause = Given.guarded(clause, new Guard.Fact("containers"));
      }
      if (random.nextInt(3) == 0) {
        clause = Given.cadence(clause, "1 d");
      }
      clauses.add(Given.step(clause, Integer.toString(i % 2 + 1)));
    }
    clauses.add(Given.all("J", "journey.mandatory-steps"));
    Journey journey =
        new Journey(
            List.of(new Journey.Step("1", "First", true), new Journey.Step("2", "Second", true)));
    return Given.policy(journey, clauses.toArray(Clause[]::new));
  }

  /** With a history several pieces of one series; without, at most one. */
  private static List<Evidence> evidence(Random random, boolean history) {
    List<Evidence> evidence = new ArrayList<>();
    for (Subject subject : List.of(Given.SHOP, Given.DESK)) {
      for (String check : CHECKS) {
        int count = history ? random.nextInt(4) : 1;
        for (int i = 0; i < count; i++) {
          Evidence each = Given.about(one(random, check), subject);
          each = Given.by(each, "detect/" + (history ? random.nextInt(2) : 0));
          long age = random.nextInt(3) * 90_000L;
          evidence.add(Given.seen(each, Given.AT.minusSeconds(age)));
        }
      }
      Ternary value = Ternary.values()[random.nextInt(3)];
      evidence.add(Given.about(Given.fact("containers", value), subject));
    }
    if (random.nextBoolean()) {
      evidence.add(ExceptedTest.exception("EX-1", Given.SIGNED, "C1"));
    }
    return evidence;
  }

  private static Evidence one(Random random, String check) {
    Severity severity = Severity.values()[random.nextInt(Severity.values().length)];
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> Given.pass(check);
      case 3 -> Given.findings(check, 5, Given.finding(check, severity, "f" + random.nextInt(3)));
      case 4 -> Given.hole(check, Given.finding(check, severity, "f" + random.nextInt(3)));
      case 5 -> Given.empty(check);
      case 6 -> Given.word(check, "ada");
      default -> Given.record(check, "ada", random.nextBoolean() ? Given.SIGNED : Given.BROKEN);
    };
  }

  private static String pick(Random random) {
    return CHECKS.get(random.nextInt(CHECKS.size()));
  }
}
