package dev.plumbline.app.cli;

import dev.plumbline.engine.Masks;
import dev.plumbline.report.escape.TerminalText;
import java.util.stream.Collectors;

/**
 * Text for a person at a terminal, wherever it came from: secrets masked, controls made visible.
 */
final class Printed {
  private Printed() {}

  /** One line, without its end. */
  static String line(String text) {
    return TerminalText.line(TerminalText.of(text, false));
  }

  /** A message, which may have several lines and may quote the target. */
  static String message(Throwable e) {
    return new Masks()
        .text(String.valueOf(e.getMessage()))
        .lines()
        .map(Printed::line)
        .collect(Collectors.joining("\n"));
  }
}
