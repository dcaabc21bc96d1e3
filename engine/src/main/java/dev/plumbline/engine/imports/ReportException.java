package dev.plumbline.engine.imports;

/** A report that cannot be used. The message names line and reason and never quotes the report. */
public final class ReportException extends Exception {
  public ReportException(String message) {
    super(message);
  }
}
