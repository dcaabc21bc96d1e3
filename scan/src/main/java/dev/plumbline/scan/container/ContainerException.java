package dev.plumbline.scan.container;

import java.io.IOException;

/** A container is not what its format says. The message is ours and may be shown. */
final class ContainerException extends IOException {
  private static final long serialVersionUID = 1;

  ContainerException(String message) {
    super(message);
  }
}
