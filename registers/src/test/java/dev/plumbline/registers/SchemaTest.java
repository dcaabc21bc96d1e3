package dev.plumbline.registers;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private static List<Error> errors(String schema, String yaml) throws IOException {
    Path file = Path.of("..", "schemas", schema + ".json");
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Schema loaded = registry.getSchema(Files.readString(file), InputFormat.JSON);
    return loaded.validate(yaml, InputFormat.YAML);
  }
}
