package dev.plumbline.detect.dependencies.bot;

/** A bot with its configuration in the tree. */
public interface Bot {
  /** Its name. */
  String name();

  /** The file of its configuration. */
  String file();

  /** What it does for a target. */
  Cover cover(Target target);
}
