package dev.plumbline.app.cli;

import dev.plumbline.report.AtomicOutput;
import dev.plumbline.report.html.HtmlReport;
import dev.plumbline.report.json.JsonReport;
import dev.plumbline.report.junit.JunitReport;
import dev.plumbline.report.markdown.MarkdownReport;
import dev.plumbline.report.model.ReportModel;
import dev.plumbline.report.sarif.SarifReport;
import dev.plumbline.report.terminal.TerminalOptions;
import dev.plumbline.report.terminal.TerminalReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where reports go and how they look. */
final class ReportOptions {
  /** The formats of reports. */
  enum Format {
    TERMINAL,
    JSON,
    SARIF,
    JUNIT,
    MARKDOWN,
    HTML;

    static Optional<Format> of(String label) {
      return Arrays.stream(values())
          .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(label))
          .findFirst();
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "terminal, json, sarif, junit, markdown or html.")
  private Format format = Format.TERMINAL;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "[FORMAT=]FILE",
      description =
          "Write a report to a file, whole or not at all; once for each file. Without FORMAT, that of"
              + " --format.")
  private List<String> outputs = new ArrayList<>();

  @Option(
      names = {"-v", "--verbose"},
      description = "List everything, not only what fits a screen.")
  private boolean verbose;

  @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.")
  private String colour = "auto";

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description = "Columns of the terminal report.")
  private int width = 100;

  private record Output(Format format, Path file) {}

  /** Rejects what cannot work before an hour of scanning. */
  void validate() throws UsageException {
    if (!List.of("auto", "always", "never").contains(colour)) {
      throw new UsageException("--color: auto, always or never");
    }
    for (Output output : files()) {
      Path parent = output.file().toAbsolutePath().getParent();
      if (parent == null || !java.nio.file.Files.isDirectory(parent)) {
        throw new UsageException("--output " + output.file() + ": its folder does not exist");
      }
    }
  }

  private List<Output> files() throws UsageException {
    List<Output> files = new ArrayList<>();
    for (String text : outputs) {
      int equals = text.indexOf('=');
      Optional<Format> named = equals < 0 ? Optional.empty() : Format.of(text.substring(0, equals));
      String file = named.isPresent() ? text.substring(equals + 1) : text;
      if (file.isEmpty()) {
        throw new UsageException("--output " + text + ": no file is named");
      }
      files.add(new Output(named.orElse(format), Path.of(file)));
    }
    return files;
  }

  /**
   * Writes all reports: files first, so that a full disk is known before success is printed.
   *
   * @throws IOException if any cannot be written whole; the message names it
   */
  void write(ReportModel model, Streams streams) throws IOException, UsageException {
    List<Output> files = files();
    for (Output output : files) {
      String text = text(model, output.format(), false);
      AtomicOutput.write(output.file(), out -> out.append(text));
    }
    boolean alsoHere =
        files.stream().noneMatch(o -> o.format() == format) || format == Format.TERMINAL;
    if (files.isEmpty() || alsoHere) {
      String text = text(model, format, colour(streams));
      try {
        streams.print(text);
      } catch (IOException e) {
        throw new IOException(
            "standard output: the report could not be written whole: " + e.getMessage(), e);
      }
    }
  }

  private boolean colour(Streams streams) {
    return switch (colour) {
      case "always" -> true;
      case "never" -> false;
      default ->
          streams.terminal()
              && System.getenv("NO_COLOR") == null
              && !"dumb".equals(System.getenv("TERM"));
    };
  }

  private String text(ReportModel model, Format wanted, boolean coloured) throws IOException {
    StringBuilder out = new StringBuilder();
    switch (wanted) {
      case TERMINAL ->
          TerminalReport.write(model, new TerminalOptions(coloured, false, width, verbose), out);
      case JSON -> JsonReport.write(model, out);
      case SARIF -> SarifReport.write(model, out);
      case JUNIT -> JunitReport.write(model, out);
      case MARKDOWN -> MarkdownReport.write(model, out);
      case HTML -> HtmlReport.write(model, out);
    }
    return out.toString();
  }
}
