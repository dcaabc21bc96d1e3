package dev.plumbline.engine.imports;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a report of any known format, which it tells by name and content when it is not given. */
public final class ReportReader {
  private ReportReader() {}

  /**
   * Reads a report.
   *
   * @param name the file's name without its folder
   * @param text its content
   * @param format null to find out
   * @throws ReportException if it is none, or not of that format
   */
  public static Report read(String name, String text, @Nullable ReportFormat format)
      throws ReportException {
    String lower = name.toLowerCase(Locale.ROOT);
    ReportFormat known = format == null ? byName(lower) : format;
    try {
      if (known == null && isJson(text)) {
        return json(text, null);
      }
      if (known == null) {
        known = byText(text);
      }
      if (known == null) {
        throw new ReportException(
            "of no format that is known; say which with --from: " + ReportFormat.labels());
      }
      return switch (known) {
        case GITLEAKS_CSV -> GitleaksReports.csv(text);
        case GITLEAKSIGNORE -> GitleaksReports.ignored(text);
        case GITALLOWED -> patterns(text);
        case KINGFISHER_BASELINE -> KingfisherReports.baseline(Yaml.readAll(text));
        case GITLEAKS_JSON, DETECT_SECRETS, TRUFFLEHOG, KINGFISHER, NOSEYPARKER, GGSHIELD, SARIF ->
            json(text, known);
      };
    } catch (FormatException e) {
      throw new ReportException("line " + e.line() + ": not well-formed");
    }
  }

  private static @Nullable ReportFormat byName(String lower) {
    if (lower.endsWith("leaksignore")) {
      return ReportFormat.GITLEAKSIGNORE;
    }
    if (lower.equals(".gitallowed") || lower.equals("gitallowed")) {
      return ReportFormat.GITALLOWED;
    }
    return lower.endsWith(".csv") ? ReportFormat.GITLEAKS_CSV : null;
  }

  private static @Nullable ReportFormat byText(String text) {
    String head = text.stripLeading();
    if (head.startsWith("RuleID,")) {
      return ReportFormat.GITLEAKS_CSV;
    }
    if (head.contains("ExactFindings:") || head.contains("fingerprint_algorithm:")) {
      return ReportFormat.KINGFISHER_BASELINE;
    }
    return null;
  }

  private static boolean isJson(String text) {
    String head = text.strip();
    return head.startsWith("{") || head.startsWith("[");
  }

  /** One document, or one a line. */
  private static Report json(String text, @Nullable ReportFormat format)
      throws FormatException, ReportException {
    List<Node> documents = new ArrayList<>();
    try {
      documents.add(Json.read(text));
    } catch (FormatException whole) {
      documents.clear();
      int number = 0;
      for (String line : text.split("\n")) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          documents.add(Json.read(line));
        } catch (FormatException e) {
          throw new FormatException("not JSON", documents.isEmpty() ? whole.line() : number, 1);
        }
      }
    }
    ReportFormat told = format == null ? byShape(documents).orElse(null) : format;
    if (told == null) {
      throw new ReportException(
          "JSON of no format that is known; say which with --from: " + ReportFormat.labels());
    }
    return switch (told) {
      case GITLEAKS_JSON -> GitleaksReports.json(documents);
      case DETECT_SECRETS -> DetectSecretsReports.read(documents);
      case TRUFFLEHOG -> TruffleHogReports.read(documents);
      case KINGFISHER -> KingfisherReports.json(documents);
      case NOSEYPARKER -> NoseyParkerReports.read(documents);
      case GGSHIELD -> GgshieldReports.read(documents);
      case SARIF -> SarifReports.read(documents);
      case GITLEAKS_CSV, GITLEAKSIGNORE, GITALLOWED, KINGFISHER_BASELINE ->
          throw new ReportException("not of the format " + told.label());
    };
  }

  private static Optional<ReportFormat> byShape(List<Node> documents) {
    List<Node> firsts = documents.isEmpty() ? List.of() : items(documents);
    Node top = documents.isEmpty() ? new Node.Sequence(List.of(), 1, 1) : documents.getFirst();
    if (top.at("runs").isPresent()) {
      return Optional.of(ReportFormat.SARIF);
    }
    if (top.at("results").isPresent() && top.at("plugins_used").isPresent()) {
      return Optional.of(ReportFormat.DETECT_SECRETS);
    }
    if (top.at("scans").isPresent() || top.at("entities_with_incidents").isPresent()) {
      return Optional.of(ReportFormat.GGSHIELD);
    }
    if (top.at("findings").isPresent()) {
      return Optional.of(ReportFormat.KINGFISHER);
    }
    if (firsts.isEmpty()) {
      // An empty list is what gitleaks writes when it found nothing; nothing is imported from it.
      return Optional.of(ReportFormat.GITLEAKS_JSON);
    }
    // A log may stand before the first finding.
    for (Node each : firsts) {
      if (each.at("RuleID").isPresent()) {
        return Optional.of(ReportFormat.GITLEAKS_JSON);
      }
      if (each.at("SourceMetadata").isPresent() || each.at("DetectorName").isPresent()) {
        return Optional.of(ReportFormat.TRUFFLEHOG);
      }
      if (each.at("finding").isPresent() && each.at("rule").isPresent()) {
        return Optional.of(ReportFormat.KINGFISHER);
      }
      if (each.at("rule_name").isPresent() && each.at("matches").isPresent()) {
        return Optional.of(ReportFormat.NOSEYPARKER);
      }
    }
    return Optional.empty();
  }

  /** The items of lists, and what stands outside of any list. */
  static List<Node> items(List<Node> documents) {
    List<Node> items = new ArrayList<>();
    for (Node document : documents) {
      if (document instanceof Node.Sequence list) {
        items.addAll(list.items());
      } else {
        items.add(document);
      }
    }
    return items;
  }

  /** git-secrets allows by patterns, which name no finding: each is listed by its line. */
  private static Report patterns(String text) {
    List<Reported> found = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        found.add(
            new Reported(
                "allowed pattern", "", 0, 0, "", null, "", "a pattern names no finding", number));
      }
    }
    return new Report("git-secrets", ReportFormat.GITALLOWED, found);
  }

  static int number(Node node, String... keys) {
    String text = node.text(keys).orElse("0");
    try {
      return Math.max(0, Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
