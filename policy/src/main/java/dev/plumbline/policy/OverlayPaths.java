package dev.plumbline.policy;

import dev.plumbline.formats.Node;
import java.util.Arrays;

/** What paths and patterns in an overlay may look like. */
final class OverlayPaths {
  private OverlayPaths() {}

  /** Whether a pattern may stand; reports why not. */
  static boolean sound(String pattern, Node at, Problems problems) {
    String bare = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    if (bare.chars().allMatch(c -> c == '*' || c == '/' || c == '.')) {
      problems.add(
          at, "pattern '" + pattern + "' takes in everything", "name the folders that are meant");
      return false;
    }
    if (pattern.startsWith("!")) {
      problems.add(
          at, "pattern '" + pattern + "' is a negation", "name only what is meant, without '!'");
      return false;
    }
    if (leadsOut(bare)) {
      problems.add(at, "pattern '" + pattern + "' leads out of the repository", "take '..' out");
      return false;
    }
    return true;
  }

  /** Whether a relative path has a step upwards, a drive, a backslash or a control character. */
  static boolean leadsOut(String path) {
    return path.startsWith("/")
        || path.contains("\\")
        || path.contains(":")
        || path.chars().anyMatch(Character::isISOControl)
        || Arrays.asList(path.split("/", -1)).contains("..");
  }
}
