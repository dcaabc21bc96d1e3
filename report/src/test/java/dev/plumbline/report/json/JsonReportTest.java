package dev.plumbline.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.Golden;
import dev.plumbline.report.RichModel;
import dev.plumbline.report.Schemas;
import dev.plumbline.report.model.ReportModel;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  static String render(ReportModel model) throws IOException {
    StringBuilder out = new StringBuilder();
    JsonReport.write(model, out);
    return out.toString();
  }

  @Test
  void check() throws IOException {
    String json = render(RichModel.check());
    Golden.assertHarmless(json);
    Schemas.assertValid("report-1.json", json);
    Golden.assertMatches("check.json", json);
  }

  @Test
  void findingsOnly() throws IOException {
    String json = render(RichModel.scan());
    Schemas.assertValid("report-1.json", json);
    assertThat(json).contains("\"clauses\": []");
  }

  @Test
  void sameInputsGiveSameBytes() throws IOException {
    assertThat(render(RichModel.check())).isEqualTo(render(RichModel.check()));
  }
}
