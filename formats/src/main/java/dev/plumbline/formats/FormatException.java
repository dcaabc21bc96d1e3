package dev.plumbline.formats;

/** Text that is not what its format asks for. The message says what; line and column say where. */
public final class FormatException extends Exception {
  private final int line;
  private final int column;

  public FormatException(String message, int line, int column) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** Counts from 1. */
  public int line() {
    return line;
  }

  /** Counts from 1. */
  public int column() {
    return column;
  }
}
