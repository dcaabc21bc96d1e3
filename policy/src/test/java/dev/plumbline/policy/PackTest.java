package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.SubjectKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read at every start equals what people edit. */
class PackTest {
  private static final PolicyFiles SOURCES = name -> Optional.of(resource(name));

  @Test
  void packedPoliciesEqualTheirSources() throws IOException {
    Packs sources = PackBuilder.build(SOURCES);

    assertThat(PolicyLoader.builtIn()).isEqualTo(sources.policies());
    assertThat(PolicyLoader.builtInChecks()).isEqualTo(sources.catalogue());
  }

  @Test
  void keepsWhatNoBuiltInPolicyUses() throws IOException {
    Policy policy = PolicyLoader.builtIn().getFirst();
    CheckId check = new CheckId("secrets.history");
    Guard guard =
        new Guard.Any(
            List.of(
                new Guard.Not(new Guard.Fact("workloads")),
                new Guard.All(List.of(new Guard.Fact("containers")))));
    Proof proof =
        new Proof(
            check, ProofKind.RECORD, Severity.CRITICAL, Cadence.parse("2 w").orElseThrow(), guard);
    Clause clause =
        new Clause(
            "X-1",
            policy.id(),
            "Größe",
            "Text.",
            Modality.MAY,
            Level.OPTIONAL,
            SubjectKind.EXCEPTION,
            guard,
            null,
            new ProofSet(ProofSet.Mode.ANY, List.of(proof)),
            List.of(policy.parameters().getLast()),
            List.of(),
            List.of("a tool"),
            "group",
            "2.1",
            new SourcePlace("x.md", 3));
    Policy other =
        new Policy(
            policy.id(),
            policy.title(),
            policy.edition(),
            policy.digest(),
            List.of(),
            List.of(clause),
            List.of(),
            List.of(),
            policy.parameters(),
            null,
            policy.place());
    Packs packs = new Packs(PolicyLoader.builtInChecks(), List.of(other));

    assertThat(PackReader.read(PackWriter.write(packs))).isEqualTo(packs);
  }

  @Test
  void theBuildFailsOnABrokenPolicy() {
    PolicyFiles broken =
        name ->
            Optional.of(
                name.endsWith("policy.md")
                    ? resource(name).replace("**ESP-SM-01**", "**ESP-SM-99**")
                    : resource(name).replace("secrets.config-literal", "secrets.other"));

    assertThatIllegalStateException()
        .isThrownBy(() -> PackBuilder.build(broken))
        .withMessageContaining("clause ESP-SM-99 has no binding")
        .withMessageContaining("binding ESP-SM-01 has no clause in the prose");
  }

  private static String resource(String name) {
    try (InputStream in = PolicyLoader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
