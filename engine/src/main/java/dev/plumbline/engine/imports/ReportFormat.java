package dev.plumbline.engine.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that are read, as the tools' documentation gives them. */
public enum ReportFormat {
  GITLEAKS_JSON,
  GITLEAKS_CSV,
  GITLEAKSIGNORE,
  DETECT_SECRETS,
  TRUFFLEHOG,
  KINGFISHER,
  KINGFISHER_BASELINE,
  NOSEYPARKER,
  GGSHIELD,
  GITALLOWED,
  SARIF;

  /** The word for {@code --from}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The format of this word; betterleaks writes what gitleaks writes. */
  public static Optional<ReportFormat> of(String label) {
    String word = label.replace("betterleaks", "gitleaks");
    return Arrays.stream(values()).filter(format -> format.label().equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(ReportFormat::label).toList();
  }

  /** Whether it lists what the tool passes over, rather than what it found. */
  public boolean ignores() {
    return this == GITLEAKSIGNORE
        || this == DETECT_SECRETS
        || this == KINGFISHER_BASELINE
        || this == GITALLOWED;
  }
}
