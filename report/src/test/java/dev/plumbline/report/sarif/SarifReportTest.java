package dev.plumbline.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.Golden;
import dev.plumbline.report.RichModel;
import dev.plumbline.report.Schemas;
import dev.plumbline.report.model.ReportModel;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SarifReportTest {
  private static String render(ReportModel model) throws IOException {
    StringBuilder out = new StringBuilder();
    SarifReport.write(model, out);
    return out.toString();
  }

  @Test
  void check() throws IOException {
    String sarif = render(RichModel.check());
    Golden.assertHarmless(sarif);
    Schemas.assertSarif(sarif);
    Golden.assertMatches("check.sarif", sarif);
  }

  @Test
  void findingsOnly() throws IOException {
    Schemas.assertSarif(render(RichModel.scan()));
  }

  @Test
  void changesSayWhatIsNew() throws IOException {
    String sarif = render(RichModel.change());
    Schemas.assertSarif(sarif);
    assertThat(sarif)
        .contains("\"baselineState\": \"new\"")
        .contains("\"baselineState\": \"unchanged\"");
  }

  @Test
  void anIncompleteScanNeverReadsAsClean() throws IOException {
    assertThat(render(RichModel.check()))
        .contains("\"executionSuccessful\": false")
        .contains("objects/ab/cdef: it cannot be inflated");
  }

  @Test
  void addressesLoseTheirUsers() {
    assertThat(SarifUri.address("https://user:word@host.invalid/a/b"))
        .isEqualTo("https://host.invalid/a/b");
    assertThat(SarifUri.address("git@host.invalid:a/b.git"))
        .isEqualTo("ssh://host.invalid/a/b.git");
    assertThat(SarifUri.address("https://u:p@host.invalid")).isEqualTo("https://host.invalid");
  }
}
