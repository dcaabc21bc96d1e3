package dev.plumbline.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.Golden;
import dev.plumbline.report.RichModel;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
  @Test
  void check() throws IOException {
    StringBuilder out = new StringBuilder();
    MarkdownReport.write(RichModel.check(), out);
    String text = out.toString();
    Golden.assertHarmless(text);
    Golden.assertMatches("check.md", text);
    assertThat(text).doesNotContain("<script", "@everyone", "](http", "```", "##[", "##vso");
    assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("::"));
  }

  @Test
  void onlyWhatIsNew() throws IOException {
    StringBuilder out = new StringBuilder();
    MarkdownReport.write(RichModel.change(), out);
    assertThat(out)
        .startsWith("## Plumbline: 2 new problems in 26 places")
        .contains("Only what is new since <code>origin/main</code>")
        .contains("2 findings were there before");
  }

  @Test
  void neverPassesItsSizeAndSaysWhatIsLeftOut() throws IOException {
    for (int limit : new int[] {4_096, 4_500, 5_000}) {
      StringBuilder out = new StringBuilder();
      MarkdownReport.write(RichModel.check(), limit, out);
      assertThat(out.length()).isLessThanOrEqualTo(limit);
      assertThat(out).contains("left out here");
    }
  }
}
