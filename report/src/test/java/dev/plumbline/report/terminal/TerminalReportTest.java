package dev.plumbline.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.Golden;
import dev.plumbline.report.RichModel;
import dev.plumbline.report.model.ReportModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalReportTest {
  private static String render(ReportModel model, TerminalOptions options) throws IOException {
    StringBuilder out = new StringBuilder();
    TerminalReport.write(model, options, out);
    return out.toString();
  }

  @Test
  void plain() throws IOException {
    String text = render(RichModel.check(), TerminalOptions.PLAIN);
    Golden.assertHarmless(text);
    Golden.assertMatches("check.txt", text);
    assertThat(text.lines().count()).isLessThanOrEqualTo(TerminalReport.SCREEN);
    assertThat(text.lines()).allMatch(line -> TextWidth.of(line) <= 100);
  }

  @Test
  void everything() throws IOException {
    String text = render(RichModel.check(), new TerminalOptions(false, false, 100, true));
    Golden.assertHarmless(text);
    Golden.assertMatches("check-verbose.txt", text);
  }

  @Test
  void coloursAreTheOnlyEscapeSequences() throws IOException {
    String text = render(RichModel.check(), new TerminalOptions(true, false, 100, false));
    String without = text.replaceAll("\u001B\\[[0-9;]{1,4}m", "");
    assertThat(without).isEqualTo(render(RichModel.check(), TerminalOptions.PLAIN));
    Golden.assertMatches("check-colour.txt", text.replace('\u001B', '\u241B'));
  }

  @Test
  void asciiOnly() throws IOException {
    String text = render(RichModel.check(), new TerminalOptions(false, true, 100, true));
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
  }

  @Test
  void findingsOnly() throws IOException {
    String text = render(RichModel.scan(), TerminalOptions.PLAIN);
    Golden.assertHarmless(text);
    Golden.assertMatches("scan.txt", text);
  }

  @Test
  void onlyWhatIsNew() throws IOException {
    String text = render(RichModel.change(), TerminalOptions.PLAIN);
    assertThat(text).contains("Only what is new since origin/main").doesNotContain("app.yml:14");
  }

  @Test
  void noLineIsACommandOfABuildServer() throws IOException {
    for (boolean verbose : List.of(true, false)) {
      String text = render(RichModel.check(), new TerminalOptions(false, false, 80, verbose));
      assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("::"));
      assertThat(text).doesNotContain("##[", "##vso[", "##teamcity[");
    }
  }

  @Test
  void narrowScreensAreFilledToo() throws IOException {
    String text = render(RichModel.check(), new TerminalOptions(false, false, 60, false));
    assertThat(text.lines()).allMatch(line -> TextWidth.of(line) <= 60);
  }
}
