package dev.plumbline.detect.repository.owners;

import java.util.ArrayList;
import java.util.List;

/**
 * A path pattern of a code owners file. Matching walks both lists of parts once for each pair, so
 * that no pattern can take long.
 */
public final class OwnerPattern {
  private final List<String> parts;
  private final boolean coversFolders;
  private final boolean insideOnly;

  private OwnerPattern(List<String> parts, boolean coversFolders, boolean insideOnly) {
    this.parts = List.copyOf(parts);
    this.coversFolders = coversFolders;
    this.insideOnly = insideOnly;
  }

  /**
   * GitHub's meaning: as in gitignore(5), without negation and character ranges. A pattern that
   * names a folder covers all below it; one that ends in {@code /*} only what stands directly in
   * the folder.
   */
  public static OwnerPattern github(String pattern) {
    String rest = pattern;
    boolean folder = rest.endsWith("/");
    if (folder) {
      rest = rest.substring(0, rest.length() - 1);
    }
    boolean anchored = rest.contains("/");
    if (rest.startsWith("/")) {
      rest = rest.substring(1);
    }
    List<String> parts = new ArrayList<>(split(rest));
    if (!anchored) {
      parts.addFirst("**");
    }
    boolean star = !folder && anchored && parts.getLast().equals("*");
    return new OwnerPattern(parts, !star, folder);
  }

  /**
   * GitLab's meaning: Ruby's {@code File.fnmatch} with path names. Without a leading slash it
   * matches at any depth; only a trailing slash covers what is below a folder.
   */
  public static OwnerPattern gitlab(String pattern) {
    if (pattern.equals("*")) {
      return new OwnerPattern(List.of("**"), true, false);
    }
    boolean folder = pattern.endsWith("/");
    String rest = pattern.startsWith("/") ? pattern.substring(1) : "**/" + pattern;
    if (folder) {
      rest = rest + "**/*";
    }
    List<String> parts = new ArrayList<>(split(rest));
    if (parts.getLast().equals("**")) {
      parts.set(parts.size() - 1, "*"); // fnmatch: two stars recurse only before a slash
    }
    return new OwnerPattern(parts, false, false);
  }

  private static List<String> split(String pattern) {
    return List.of(pattern.split("/", -1));
  }

  /** Whether a file at this path is meant. */
  public boolean matches(String path) {
    String[] names = path.split("/", -1);
    boolean[] reached = new boolean[names.length + 1];
    reached[0] = true;
    for (String part : parts) {
      boolean[] next = new boolean[names.length + 1];
      boolean any = part.equals("**");
      boolean before = false;
      for (int i = 0; i <= names.length; i++) {
        if (any) {
          before |= reached[i];
          next[i] = before;
        } else if (i > 0 && reached[i - 1]) {
          next[i] = glob(part, names[i - 1]);
        }
      }
      reached = next;
    }
    if (parts.getLast().equals("**")) {
      return reached[names.length];
    }
    if (!insideOnly && reached[names.length]) {
      return true;
    }
    for (int i = 1; coversFolders && i < names.length; i++) {
      if (reached[i]) {
        return true;
      }
    }
    return false;
  }

  /** {@code *} and {@code ?} within one name; a backslash takes the next character as it is. */
  static boolean glob(String glob, String name) {
    int g = 0;
    int n = 0;
    int star = -1;
    int mark = 0;
    while (n < name.length()) {
      int step = g < glob.length() && glob.charAt(g) == '\\' && g + 1 < glob.length() ? 1 : 0;
      if (g < glob.length() && step == 0 && glob.charAt(g) == '*') {
        star = g++;
        mark = n;
      } else if (g < glob.length()
          && (glob.charAt(g + step) == name.charAt(n) || step == 0 && glob.charAt(g) == '?')) {
        g += step + 1;
        n++;
      } else if (star >= 0) {
        g = star + 1;
        n = ++mark;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}
