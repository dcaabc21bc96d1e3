package dev.plumbline.report.terminal;

/** The few styles of the terminal report, as ANSI SGR parameters (ECMA-48 §8.3.117). */
enum Style {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  RED("31"),
  ALARM("1;31"),
  YELLOW("33"),
  GREEN("32"),
  PASS("1;32"),
  CYAN("36");

  private final String parameters;

  Style(String parameters) {
    this.parameters = parameters;
  }

  /** The text in this style. */
  String paint(String text) {
    return parameters.isEmpty() || text.isEmpty()
        ? text
        : "\u001B[" + parameters + "m" + text + "\u001B[0m";
  }
}
