package dev.plumbline.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import dev.plumbline.report.Golden;
import dev.plumbline.report.Hostiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  @Test
  void nestsAndIndents() throws IOException {
    StringBuilder out = new StringBuilder();
    new JsonWriter(out)
        .beginObject()
        .field("a", List.of("x"))
        .field("b", (String) null)
        .name("c")
        .beginArray()
        .endArray()
        .field("d", 7)
        .field("e", true)
        .endObject();
    assertThat(out)
        .hasToString(
            "{\n  \"a\": [\n    \"x\"\n  ],\n  \"b\": null,\n  \"c\": [],\n  \"d\": 7,\n"
                + "  \"e\": true\n}\n");
  }

  @Test
  void refusesWrongNesting() throws IOException {
    JsonWriter out = new JsonWriter(new StringBuilder());
    assertThatIllegalStateException().isThrownBy(() -> out.name("a"));
    out.beginObject();
    assertThatIllegalStateException().isThrownBy(() -> out.value("a"));
    assertThatIllegalStateException().isThrownBy(out::endArray);
    out.name("a");
    assertThatIllegalStateException().isThrownBy(out::endObject);
    out.value(1).endObject();
    assertThatIllegalStateException().isThrownBy(() -> out.value(1));
  }

  @Test
  void hostileTextsArriveAsTheyWere() throws Exception {
    for (String hostile : Hostiles.ALL) {
      StringBuilder out = new StringBuilder();
      new JsonWriter(out).beginArray().value(hostile).endArray();
      Golden.assertHarmless(out.toString());
      assertThat(out.toString()).doesNotContain("##");
      if (!hostile.equals(Hostiles.SURROGATE)) {
        Node node = Json.read(out.toString());
        assertThat(node.toString()).isNotEmpty();
      }
    }
  }
}
