package dev.plumbline.app.cli;

/** Exit codes, as the design names them. */
final class ExitCode {
  /** Nothing to say against it. */
  static final int OK = 0;

  /** The gate is closed; for {@code scan}, findings at or above {@code --fail-on}. */
  static final int CLOSED = 1;

  /** Wrong usage or configuration. */
  static final int USAGE = 2;

  /** Something in the requested scope could not be read or finished. */
  static final int INCOMPLETE = 3;

  private ExitCode() {}

  /** The code for a gate and a coverage: a closed gate outranks a hole. */
  static int of(boolean closed, boolean incomplete) {
    if (closed) {
      return CLOSED;
    }
    return incomplete ? INCOMPLETE : OK;
  }
}
