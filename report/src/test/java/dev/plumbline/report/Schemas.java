package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Validates reports against schemas. */
public final class Schemas {
  private Schemas() {}

  /** Against a published schema of our own. */
  public static void assertValid(String schema, String json) throws IOException {
    Path file = Path.of(System.getProperty("basedir", ".")).resolve("../schemas").resolve(schema);
    check(Files.readString(file), SpecificationVersion.DRAFT_2020_12, json);
  }

  /** Against the schema of OASIS, which a test dependency brings. */
  public static void assertSarif(String json) throws IOException {
    try (InputStream in = Schemas.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertThat(in).isNotNull();
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      check(schema, SpecificationVersion.DRAFT_7, json);
    }
  }

  private static void check(String schema, SpecificationVersion version, String json) {
    Schema compiled =
        SchemaRegistry.withDefaultDialect(version).getSchema(schema, InputFormat.JSON);
    List<Error> errors =
        compiled.validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    assertThat(errors).isEmpty();
  }
}
