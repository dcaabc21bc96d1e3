package dev.plumbline.engine;

/**
 * The target or its settings cannot be used at all: the message names the place and the way out.
 */
public final class TargetException extends Exception {
  public TargetException(String message) {
    super(message);
  }
}
