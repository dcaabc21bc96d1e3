package dev.plumbline.scan;

import java.util.Optional;

/**
 * One pattern of a git-ignore file (gitignore(5), wildmatch with path names). A pattern comes from
 * whoever wrote the repository, so matching never backtracks over more than one star: time is
 * bounded by the product of the lengths.
 */
public final class IgnorePattern {
  private static final int MAX_LENGTH = 4096;

  private final String[] parts;
  private final boolean negated;
  private final boolean foldersOnly;
  private final boolean anchored;
  private final boolean deep;

  private IgnorePattern(String[] parts, boolean negated, boolean foldersOnly, boolean anchored) {
    this.parts = parts;
    this.negated = negated;
    this.foldersOnly = foldersOnly;
    this.anchored = anchored;
    boolean any = false;
    for (int i = 0; i < parts.length; i++) {
      boolean stars = parts[i].length() > 1 && parts[i].chars().allMatch(c -> c == '*');
      parts[i] = stars ? "**" : parts[i];
      any |= stars;
    }
    this.deep = any;
  }

  /** Reads a line; nothing for a blank line, a comment, or one longer than any path. */
  public static Optional<IgnorePattern> parse(String line) {
    String text = trimmed(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    if (text.isEmpty() || text.startsWith("#") || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    boolean negated = text.startsWith("!");
    text = negated ? text.substring(1) : text;
    boolean folder = text.endsWith("/");
    text = folder ? text.substring(0, text.length() - 1) : text;
    boolean anchored = text.indexOf('/') >= 0;
    text = text.startsWith("/") ? text.substring(1) : text;
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new IgnorePattern(text.split("/", -1), negated, folder, anchored));
  }

  /** Without the blanks at the end, but for one that a backslash keeps. */
  private static String trimmed(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ') {
      if (end > 1 && line.charAt(end - 2) == '\\') {
        break;
      }
      end--;
    }
    return line.substring(0, end);
  }

  /** Whether what it matches is not ignored. */
  public boolean negated() {
    return negated;
  }

  /**
   * Whether it matches this very path; what lies below a folder is the caller's to ask.
   *
   * @param names the path from the folder of the ignore file, split at its slashes
   * @param folder whether it is a folder
   */
  public boolean matches(String[] names, boolean folder) {
    if (foldersOnly && !folder) {
      return false;
    }
    if (!anchored) {
      return glob(parts[0], names[names.length - 1]);
    }
    return deep ? deep(names) : parts.length == names.length && each(names);
  }

  private boolean each(String[] names) {
    for (int i = 0; i < names.length; i++) {
      if (!glob(parts[i], names[i])) {
        return false;
      }
    }
    return true;
  }

  /** Two stars stand for any number of folders; at the end for all that is below. */
  private boolean deep(String[] names) {
    boolean[] reached = new boolean[names.length + 1];
    reached[0] = true;
    for (int p = 0; p < parts.length; p++) {
      boolean[] next = new boolean[names.length + 1];
      boolean any = parts[p].equals("**");
      int least = any && p == parts.length - 1 ? 1 : 0;
      boolean before = false;
      for (int i = 0; i <= names.length; i++) {
        if (any) {
          before |= i >= least && reached[i - least];
          next[i] = before;
        } else {
          next[i] = i > 0 && reached[i - 1] && glob(parts[p], names[i - 1]);
        }
      }
      reached = next;
    }
    return reached[names.length];
  }

  /** Only the last star is ever tried again, which is enough for one name. */
  static boolean glob(String glob, String name) {
    int g = 0;
    int n = 0;
    int star = -1;
    int mark = 0;
    while (n < name.length()) {
      boolean more = g < glob.length();
      int step = more && glob.charAt(g) != '*' ? one(glob, g, name.charAt(n)) : 0;
      if (more && glob.charAt(g) == '*') {
        star = g++;
        mark = n;
      } else if (step > 0) {
        g += step;
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

  /** How many characters of the pattern this character answers; 0 when it does not. */
  private static int one(String glob, int at, char c) {
    char p = glob.charAt(at);
    return switch (p) {
      case '?' -> 1;
      case '[' -> set(glob, at, c);
      case '\\' -> at + 1 < glob.length() && glob.charAt(at + 1) == c ? 2 : 0;
      default -> p == c ? 1 : 0;
    };
  }

  private static int set(String glob, int at, char c) {
    int i = at + 1;
    boolean not = i < glob.length() && (glob.charAt(i) == '!' || glob.charAt(i) == '^');
    i += not ? 1 : 0;
    boolean in = false;
    for (boolean first = true; i < glob.length(); first = false) {
      char low = glob.charAt(i);
      if (low == ']' && !first) {
        return in == not ? 0 : i + 1 - at;
      }
      int end = low == '[' && glob.startsWith("[:", i) ? glob.indexOf(":]", i) : -1;
      if (end > 0) {
        in |= named(glob.substring(i + 2, end), c);
        i = end + 2;
        continue;
      }
      if (low == '\\' && i + 1 < glob.length()) {
        low = glob.charAt(++i);
      }
      char high = low;
      if (i + 2 < glob.length() && glob.charAt(i + 1) == '-' && glob.charAt(i + 2) != ']') {
        i += 2;
        high = glob.charAt(i) == '\\' && i + 1 < glob.length() ? glob.charAt(++i) : glob.charAt(i);
      }
      in |= low <= c && c <= high;
      i++;
    }
    return 0;
  }

  private static boolean named(String name, char c) {
    boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    boolean digit = c >= '0' && c <= '9';
    return switch (name) {
      case "alpha" -> letter;
      case "digit" -> digit;
      case "alnum" -> letter || digit;
      case "upper" -> c >= 'A' && c <= 'Z';
      case "lower" -> c >= 'a' && c <= 'z';
      case "xdigit" -> digit || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
      case "space" -> c == ' ' || c >= '\t' && c <= '\r';
      case "blank" -> c == ' ' || c == '\t';
      case "punct" -> c > ' ' && c < 0x7f && !letter && !digit;
      case "print" -> c >= ' ' && c < 0x7f;
      case "graph" -> c > ' ' && c < 0x7f;
      case "cntrl" -> c < ' ' || c == 0x7f;
      default -> false;
    };
  }
}
