package dev.plumbline.report;

import java.io.IOException;
import java.io.Serial;

/**
 * An output could not be written whole. The message names it and what to do; nothing half is left.
 */
public final class OutputException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  OutputException(String message) {
    super(message);
  }

  OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
