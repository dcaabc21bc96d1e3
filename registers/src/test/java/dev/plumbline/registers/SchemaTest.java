package dev.plumbline.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.plumbline.formats.FormatException;
import dev.plumbline.registers.leak.LeakRecord;
import dev.plumbline.registers.leak.LeakRegister;
import dev.plumbline.registers.leak.LeakText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published schemas say the same as the readers wherever a schema can say it. */
class SchemaTest {
  @Test
  void soundRegistersFitTheSchema() throws IOException {
    assertThat(errors("exceptions-1", Samples.signed(Samples.LEAD))).isEmpty();
    assertThat(
            errors(
                "exceptions-1",
                Samples.entry(
                    "until: 2026-12-31",
                    "until: 2026-12-31\n    reviews: [{by: ada, on: 2026-04-02, outcome: keep}]")))
        .isEmpty();
    assertThat(errors("exceptions-1", "version: 1")).isEmpty();
  }

  @Test
  void whatTheReaderRefusesTheSchemaRefuses() throws IOException {
    for (String[] change :
        new String[][] {
          {"until: 2026-12-31", "untill: 2026-12-31"},
          {"until: 2026-12-31", "until: soon"},
          {"clauses: [ESP-SM-05]", "owner: me"},
          {"subject: repository:shop", "paths: [a]"},
          {"approver: ada", "requested: 2026-01-01"},
          {"version: 1", "version: 2"}
        }) {
      assertThat(errors("exceptions-1", Samples.entry(change))).as(change[1]).isNotEmpty();
      assertThat(Samples.read(Samples.entry(change), Samples.roster()).allProblems())
          .as(change[1])
          .isNotEmpty();
    }
  }

  @Test
  void rostersFitTheirSchema() throws IOException {
    String text =
        """
        version: 1
        people:
          - id: ada
            names: [Ada Example]
            keys: [{openpgp: "AB12", from: 2026-01-01}, "ssh-ed25519 AAAA"]
            roles: [{role: security-team-lead, from: 2026-01-01}]
        """;
    assertThat(errors("people-1", text)).isEmpty();
    assertThat(errors("people-1", text.replace("from: 2026-01-01}]", "til: 2026-01-01}]")))
        .isNotEmpty();
  }

  @Test
  void leaksAreWrittenAsTheirSchemaSays() throws IOException, FormatException {
    LeakRecord open = leak();
    Instant after = open.detected().plusSeconds(600);
    LeakRecord closed =
        open.told(new LeakRecord.Notice("security-team", after, "ticket \"7\"\nby phone"))
            .closed(
                new LeakRecord.Closure(
                    after, after, new LeakRecord.Signed("Ada", after), "inactive"),
                List.of(new LeakRecord.Item("audit.log", "0".repeat(64), "Ada", after)));
    for (LeakRecord record : List.of(open, closed)) {
      String text = LeakText.write(record);
      assertThat(errors("incident-1", text)).as(text).isEmpty();
      assertThat(LeakText.read(text)).isEqualTo(record);
    }
    for (String[] change :
        new String[][] {
          {"status: \"closed\"", "status: \"closing\""},
          {"version: 1", "version: 2"},
          {"revoked-at: ", "revoke-at: "},
          {"sha256: \"0", "sha256: \"z"},
        }) {
      String text = LeakText.write(closed).replace(change[0], change[1]);
      assertThat(errors("incident-1", text)).as(change[1]).isNotEmpty();
    }
    for (String[] change :
        new String[][] {
          {"version: 1", "version: 2"},
          {"revoked-at: " + after, "revoked-at: 2020-01-01T00:00:00Z"},
          {"sha256: \"0", "sha256: \"z"},
          {"revoke-hours: 1.0", "revoke-hours: soon"},
          {"detected: " + open.detected(), "detected: yesterday"},
        }) {
      String text = LeakText.write(closed).replace(change[0], change[1]);
      assertThatThrownBy(() -> LeakText.read(text)).isInstanceOf(FormatException.class);
      assertThat(LeakRegister.read(Map.of("a.yaml", text)).faults()).hasSize(1);
    }
  }

  private static LeakRecord leak() {
    Instant detected = Instant.parse("2026-11-24T12:00:00Z");
    return new LeakRecord(
        "LEAK-20261124-0123abcd",
        "repository:shop",
        new LeakRecord.Secret("0123abcd".repeat(4), "a-rule", "A token", "Shop", "high", "x…(9)"),
        new LeakRecord.Where(
            List.of("a \u202e b.sh:3"), List.of("ab"), List.of(), detected, false, true),
        new LeakRecord.Readers("unknown", List.of("who cloned it")),
        detected,
        new LeakRecord.Clock(1, 0.5),
        new LeakRecord.Signed("Ada Example", detected),
        List.of(),
        new LeakRecord.Steps("Settings → Tokens, Delete.", "Make a new one: 'x'"),
        List.of(new LeakRecord.Event(detected, "detected", "Ada")),
        List.of(),
        null);
  }

  private static List<Error> errors(String schema, String yaml) throws IOException {
    Path file = Path.of("..", "schemas", schema + ".json");
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Schema loaded = registry.getSchema(Files.readString(file), InputFormat.JSON);
    return loaded.validate(yaml, InputFormat.YAML);
  }
}
