package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published schema says what the reader accepts. */
class OverlaySchemaTest {
  private static Node schema = new Node.Scalar("", false, 1, 1);

  @BeforeAll
  static void read() throws IOException, FormatException {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("mvnw")) && path.getParent() != null) {
      path = path.getParent();
    }
    schema = Json.read(Files.readString(path.resolve("schemas/policy-overlay-1.json")));
  }

  @Test
  void namesTheKeysThatTheReaderKnows() {
    assertThat(keys("properties")).isEqualTo(OverlayReader.KEYS);
    assertThat(keys("properties", "overlay", "properties")).isEqualTo(OverlayClausesReader.KEYS);
    assertThat(keys("properties", "exclude", "items", "properties"))
        .isEqualTo(OverlayReader.EXCLUDE_KEYS);
    assertThat(keys("properties", "parts", "items", "properties"))
        .isEqualTo(OverlayReader.PART_KEYS);
    assertThat(keys("$defs", "addition", "properties"))
        .isEqualTo(OverlayClausesReader.additionKeys());
    assertThat(keys("$defs", "tightening", "properties"))
        .isEqualTo(OverlayClausesReader.TIGHTEN_KEYS);
    assertThat(keys("$defs", "switchOff", "properties"))
        .isEqualTo(OverlayClausesReader.SWITCH_OFF_KEYS);
  }

  @Test
  void namesTheWordsThatTheReaderKnows() {
    assertThat(schema.texts("$defs", "modality", "enum")).isEqualTo(labels(Modality.values()));
    assertThat(schema.texts("$defs", "level", "enum")).isEqualTo(labels(Level.values()));
    assertThat(schema.texts("$defs", "kind", "enum")).isEqualTo(labels(ProofKind.values()));
    assertThat(schema.texts("$defs", "severity", "enum"))
        .isEqualTo(labels(dev.plumbline.evidence.Severity.values()));
    assertThat(schema.texts("$defs", "subject", "enum"))
        .isEqualTo(labels(dev.plumbline.evidence.SubjectKind.values()));
    assertThat(schema.text("$defs", "clauseId", "pattern"))
        .hasValueSatisfying(pattern ->
            assertThat(pattern.replace("(?:", "("))
                .isEqualTo("^" + PolicyMarkdown.ID.pattern().replace("(?:", "(") + "$"));
    String cadence = schema.text("$defs", "cadence", "pattern").orElseThrow();
    for (Clause clause : PolicyResolver.builtIn().clauses()) {
      Cadence used = clause.cadence();
      assertThat(used == null || used.label().matches(cadence)).as(clause.id()).isTrue();
    }
    for (Cadence.Event event : Cadence.Event.values()) {
      assertThat(event.label()).matches(cadence);
    }
  }

  private static Set<String> keys(String... path) {
    return schema.entries(path).stream().map(e -> e.key().text()).collect(Collectors.toSet());
  }

  private static List<String> labels(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
