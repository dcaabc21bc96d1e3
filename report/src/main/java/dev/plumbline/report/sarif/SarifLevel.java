package dev.plumbline.report.sarif;

import dev.plumbline.evidence.Severity;

/** Severities as SARIF levels (§3.27.10) and as the scores that code hosts sort by. */
final class SarifLevel {
  private SarifLevel() {}

  static String of(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "note";
    };
  }

  /** In the middle of the bands of CVSS 3.1 §5; above 0 because code hosts drop 0. */
  static String score(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
      case INFO -> "0.1";
    };
  }
}
