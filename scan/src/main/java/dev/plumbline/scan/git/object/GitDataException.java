package dev.plumbline.scan.git.object;

import java.io.IOException;

/** Git data that is not as the format says. The message is for a person and names no path. */
public final class GitDataException extends IOException {
  private static final long serialVersionUID = 1L;

  public GitDataException(String message) {
    super(message);
  }

  public GitDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
