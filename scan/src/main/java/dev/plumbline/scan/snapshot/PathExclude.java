package dev.plumbline.scan.snapshot;

import dev.plumbline.scan.IgnorePattern;
import java.util.Arrays;
import java.util.Optional;

/**
 * Paths that a policy leaves out, with the reason that coverage shows.
 *
 * @param pattern as in a .gitignore file at the root
 * @param reason why, never blank
 */
public record PathExclude(String pattern, String reason) {
  public PathExclude {
    if (pattern.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("an exclude needs a pattern and a reason");
    }
  }

  /** Whether this path, or a folder above it, is left out. */
  public boolean matches(String path) {
    Optional<IgnorePattern> rule = IgnorePattern.parse(pattern);
    if (rule.isEmpty()) {
      return false;
    }
    String[] names = path.split("/", -1);
    for (int length = 1; length < names.length; length++) {
      if (rule.get().matches(Arrays.copyOf(names, length), true)) {
        return true;
      }
    }
    return rule.get().matches(names, false);
  }
}
