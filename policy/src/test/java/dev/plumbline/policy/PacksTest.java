package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.CheckId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The built-in policies hold every clause, and every clause is bound to a known check. */
class PacksTest {
  private static final int CLAUSES = 228;

  private final ResolvedPolicy policy = PolicyResolver.builtIn();

  @Test
  void holdsEveryClauseAsItWasBrokenDown() throws IOException {
    List<String> expected = committedIds();

    assertThat(expected).hasSize(CLAUSES);
    assertThat(policy.clauses().stream().map(PacksTest::line))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void agreesWithTheBreakdownItselfWhereItIsAtHand() throws IOException {
    Path breakdown = repository().resolveSibling("shared").resolve("clauses.tsv");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(breakdown));

    List<String> rows = new ArrayList<>();
    for (String row : Files.readAllLines(breakdown).stream().skip(1).toList()) {
      List<String> cells = List.of(row.split("\t", -1));
      String subject =
          cells.get(5).equals("project (its environments)")
              ? "project"
              : cells.get(5).replace(' ', '-');
      rows.add(String.join("\t", cells.get(0), cells.get(3), cells.get(4), subject));
    }
    assertThat(policy.clauses().stream().map(PacksTest::line))
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void bindsEveryClauseToKnownChecksAndUsesEveryCheck() {
    CheckCatalogue catalogue = PolicyLoader.builtInChecks();

    assertThat(catalogue.checks().keySet()).containsAll(policy.checks());
    assertThat(policy.checks())
        .as("a check that decides no clause is to be taken out of checks.yaml")
        .containsAll(catalogue.checks().keySet());
    assertThat(catalogue.facts().keySet()).containsAll(policy.facts());
  }

  @Test
  void saysForEveryCheckAndFactWhatWouldProveIt() {
    CheckCatalogue catalogue = PolicyLoader.builtInChecks();

    assertThat(catalogue.checks().values())
        .allSatisfy(check -> {
          assertThat(check.step()).as(check.id().value()).isNotBlank().doesNotContain("{");
          assertThat(check.title()).as(check.id().value()).isNotBlank().doesNotEndWith(".");
          assertThat(check.population()).as(check.id().value()).isNotBlank();
        });
    assertThat(catalogue.facts().values())
        .allSatisfy(fact -> assertThat(fact.step()).as(fact.name()).isNotBlank());
  }

  @Test
  void namesTheChecksThatDetectorsAnswer() {
    assertThat(policy.checks())
        .contains(
            new CheckId("secrets.history"),
            new CheckId("exceptions.reviewed"),
            new CheckId("journey.in-order"),
            new CheckId("policy.control-mapping"));
    assertThat(policy.clausesOf(new CheckId("secrets.history")).stream().map(Clause::id))
        .containsExactly("ESP-SM-01", "SAGE-2.1-02");
  }

  @Test
  void mapsClausesAndControlsToEachOther() {
    assertThat(ControlMapping.check(policy)).isEmpty();
  }

  @Test
  void leavesNoClauseHalfWritten() {
    assertThat(PolicyLint.placeholders(policy)).isEmpty();
  }

  @Test
  void hasTheJourneyInItsOrder() {
    Policy guide = policy.policy("secure-development-guide").orElseThrow();
    Journey journey = Objects.requireNonNull(guide.journey());

    assertThat(journey.steps().stream().map(Journey.Step::id))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 12).mapToObj(step -> "2." + step).toList());
    for (Journey.Step step : journey.steps()) {
      List<Clause> clauses =
          guide.clauses().stream().filter(clause -> step.id().equals(clause.step())).toList();
      assertThat(clauses).as(step.id()).isNotEmpty();
      assertThat(clauses)
          .as(step.id())
          .allMatch(clause -> (clause.level() == Level.MANDATORY) == step.mandatory())
          .allMatch(clause -> clause.section().startsWith("Step " + step.id() + ":"));
    }
    assertThat(policy.policy("engineering-security-policy").orElseThrow().journey()).isNull();
  }

  @Test
  void usesEveryParameterAndEveryControlItDeclares() {
    for (Policy pack : policy.policies()) {
      Set<String> parameters = new HashSet<>();
      pack.clauses()
          .forEach(clause -> clause.parameters().forEach(used -> parameters.add(used.name())));
      assertThat(pack.parameters().stream().map(Parameter::name))
          .as(pack.id())
          .containsExactlyInAnyOrderElementsOf(parameters);
      Set<String> controls =
          pack.clauses().stream()
              .flatMap(clause -> clause.controls().stream())
              .collect(Collectors.toSet());
      assertThat(pack.controls().stream().map(Control::id))
          .as(pack.id())
          .containsExactlyInAnyOrderElementsOf(controls);
    }
  }

  @Test
  void neverAsksATreeWithoutWorkloadsToCountAsRootless() {
    assertThat(policy.clause("SAGE-2.2-01").orElseThrow().guard()).isNull();
  }

  @Test
  void givesClausesOfOneGroupTheSameSubjectMatter() {
    Set<String> groups = new TreeSet<>();
    policy.clauses().stream()
        .map(Clause::group)
        .filter(Objects::nonNull)
        .forEach(group -> groups.add(Objects.requireNonNull(group)));
    for (String group : groups) {
      assertThat(policy.clauses().stream().filter(clause -> group.equals(clause.group())))
          .as(group)
          .hasSizeGreaterThan(1);
    }
  }

  @Test
  void tellsTheCheckItIsKnownByItsText() {
    assertThat(policy.clauses())
        .allSatisfy(clause -> {
          assertThat(clause.text()).as(clause.id()).endsWith(".").doesNotContain("  ");
          assertThat(clause.place().line()).isPositive();
          assertThat(clause.section()).isNotBlank();
        });
    assertThat(policy.clauses().stream().map(Clause::text)).doesNotHaveDuplicates();
  }

  private static String line(Clause clause) {
    return String.join(
        "\t",
        clause.id(),
        clause.modality().label(),
        clause.level().label(),
        clause.subject().label());
  }

  private static List<String> committedIds() throws IOException {
    try (InputStream in = PacksTest.class.getResourceAsStream("clause-ids.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  private static Path repository() {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("mvnw")) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }
}
