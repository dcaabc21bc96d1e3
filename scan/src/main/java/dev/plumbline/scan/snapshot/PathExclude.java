package dev.plumbline.scan.snapshot;

import org.eclipse.jgit.ignore.FastIgnoreRule;

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
    FastIgnoreRule rule = new FastIgnoreRule(pattern);
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (rule.isMatch(path.substring(0, slash), true, true)) {
        return true;
      }
    }
    return rule.isMatch(path, false, true);
  }
}
