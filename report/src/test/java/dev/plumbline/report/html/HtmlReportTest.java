package dev.plumbline.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.Golden;
import dev.plumbline.report.RichModel;
import dev.plumbline.report.model.ReportModel;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static String render(ReportModel model) throws IOException {
    StringBuilder out = new StringBuilder();
    HtmlReport.write(model, out);
    return out.toString();
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  @Test
  void check() throws IOException {
    String html = render(RichModel.check());
    Golden.assertHarmless(html);
    Golden.assertMatches("check.html", html);
  }

  @Test
  void findingsOnly() throws IOException {
    String html = render(RichModel.scan());
    Golden.assertHarmless(html);
    assertThat(html).doesNotContain("All clauses").contains("Token of the sample service");
  }

  @Test
  void onlyOurOwnStyleAndScriptRun() throws IOException {
    String html = render(RichModel.check());
    String policy = between(html, "Content-Security-Policy\" content=\"", "\"");
    assertThat(policy)
        .startsWith("default-src 'none';")
        .contains(HtmlReport.digest(between(html, "<style>", "</style>")))
        .contains(HtmlReport.digest(between(html, "<script>", "</script>")))
        .doesNotContain("unsafe", "http");
    assertThat(html.split("<script", -1)).hasSize(2);
    assertThat(html).doesNotContain(" style=\"", " src=\"");
    assertThat(html.toLowerCase(java.util.Locale.ROOT)).doesNotContainPattern("<[^>]* on[a-z]+=");
  }

  @Test
  void linksLeadInsideOrToReferencesOfRules() throws IOException {
    Matcher link = Pattern.compile("href=\"([^\"]*)\"").matcher(render(RichModel.check()));
    int count = 0;
    while (link.find()) {
      count++;
      assertThat(link.group(1)).matches("#[a-z0-9-]+|https://cwe\\.mitre\\.org/.*");
    }
    assertThat(count).isGreaterThan(60);
  }

  @Test
  void headersHaveScopesAndIdsAreUnique() throws IOException {
    String html = render(RichModel.check());
    assertThat(html).doesNotContain("<th>");
    Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(html);
    assertThat(id.results().map(match -> match.group(1)).toList())
        .doesNotHaveDuplicates()
        .contains("clause-1", "clause-67");
  }
}
