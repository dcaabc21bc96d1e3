package dev.plumbline.app.cli;

/** Wrong usage or configuration: the message names the place and the way out. Exit code 2. */
final class UsageException extends Exception {
  UsageException(String message) {
    super(message);
  }
}
