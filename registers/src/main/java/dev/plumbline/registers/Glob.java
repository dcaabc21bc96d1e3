package dev.plumbline.registers;

/**
 * Globs over paths with {@code /}: {@code ?} is one character and {@code *} any run of them, both
 * within a folder; {@code **} is any run across folders, and {@code ** /} also matches no folder at
 * all. Time is bounded by the product of the two lengths, whatever the pattern.
 */
final class Glob {
  private Glob() {}

  static boolean matches(String glob, String path) {
    boolean[] reached = new boolean[path.length() + 1];
    reached[0] = true;
    int i = 0;
    while (i < glob.length()) {
      char c = glob.charAt(i);
      if (c == '*' && glob.startsWith("**/", i) && (i == 0 || glob.charAt(i - 1) == '/')) {
        reached = folders(reached, path);
        i += 3;
      } else if (c == '*') {
        boolean across = glob.startsWith("**", i);
        reached = run(reached, path, across);
        i += across ? 2 : 1;
      } else {
        reached = one(reached, path, c);
        i++;
      }
    }
    return reached[path.length()];
  }

  /** Any number of whole folders, none included. */
  private static boolean[] folders(boolean[] from, String path) {
    boolean[] to = from.clone();
    boolean open = false;
    for (int at = 0; at < path.length(); at++) {
      open |= from[at];
      to[at + 1] |= open && path.charAt(at) == '/';
    }
    return to;
  }

  private static boolean[] run(boolean[] from, String path, boolean across) {
    boolean[] to = from.clone();
    for (int at = 0; at < path.length(); at++) {
      to[at + 1] |= to[at] && (across || path.charAt(at) != '/');
    }
    return to;
  }

  private static boolean[] one(boolean[] from, String path, char c) {
    boolean[] to = new boolean[from.length];
    for (int at = 0; at < path.length(); at++) {
      char here = path.charAt(at);
      to[at + 1] = from[at] && (c == '?' ? here != '/' : c == here);
    }
    return to;
  }
}
