package dev.plumbline.detect.dependencies.manifest;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Path patterns as the package managers and bots use them: {@code *} and {@code ?} inside one part,
 * {@code **} over any number of parts, {@code [a-z]}, {@code {a,b}}.
 */
public final class Glob {
  private final Pattern pattern;

  private Glob(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * A pattern over whole paths.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static Glob of(String glob) {
    String bare = glob;
    while (bare.startsWith("./")) {
      bare = bare.substring(2);
    }
    bare = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    try {
      return new Glob(Pattern.compile(regex(bare)));
    } catch (PatternSyntaxException | StackOverflowError e) {
      throw new IllegalArgumentException("not a path pattern: " + glob, e);
    }
  }

  /**
   * A pattern of Renovate's: a glob, or a regular expression between slashes that may match
   * anywhere in the path.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Glob ofRegexOrGlob(String text) {
    if (text.length() > 1 && text.startsWith("/") && text.lastIndexOf('/') > 0) {
      int end = text.lastIndexOf('/');
      int flags = text.indexOf('i', end) > 0 ? Pattern.CASE_INSENSITIVE : 0;
      return ofRegex(text.substring(1, end), flags);
    }
    return of(text);
  }

  /**
   * A regular expression that may match anywhere in the path.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Glob ofRegex(String regex) {
    return ofRegex(regex, 0);
  }

  private static Glob ofRegex(String regex, int flags) {
    try {
      return new Glob(Pattern.compile("(?s).*?(?:" + regex + ").*", flags));
    } catch (PatternSyntaxException | StackOverflowError e) {
      throw new IllegalArgumentException("not a regular expression: " + regex, e);
    }
  }

  /**
   * Whether the whole path matches.
   *
   * @throws IllegalArgumentException if the pattern takes too long to tell
   */
  public boolean matches(String path) {
    try {
      return Bounded.matcher(pattern, path).matches();
    } catch (Bounded.Exhausted | StackOverflowError e) {
      throw new IllegalArgumentException("a path pattern takes too long on " + path, e);
    }
  }

  private static String regex(String glob) {
    StringBuilder out = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> i = star(glob, i, out);
        case '?' -> out.append("[^/]");
        case '[' -> i = set(glob, i, out);
        case '{' -> {
          braces++;
          out.append("(?:");
        }
        case '}' -> out.append(braces-- > 0 ? ")" : "\\}");
        case ',' -> out.append(braces > 0 ? "|" : ",");
        default -> out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return out.toString();
  }

  private static int star(String glob, int at, StringBuilder out) {
    int end = at;
    while (end + 1 < glob.length() && glob.charAt(end + 1) == '*') {
      end++;
    }
    boolean whole =
        end > at
            && (at == 0 || glob.charAt(at - 1) == '/')
            && (end + 1 == glob.length() || glob.charAt(end + 1) == '/');
    if (!whole) {
      // Alone in its part it needs at least one character: parts are never empty.
      boolean part =
          (at == 0 || glob.charAt(at - 1) == '/')
              && (end + 1 == glob.length() || glob.charAt(end + 1) == '/');
      out.append(part ? "[^/]+" : "[^/]*");
      return end;
    }
    if (end + 1 < glob.length()) {
      out.append("(?:[^/]+/)*");
      return end + 1;
    }
    out.append(".*");
    return end;
  }

  private static int set(String glob, int at, StringBuilder out) {
    int end = glob.indexOf(']', at + 2);
    if (end < 0) {
      out.append("\\[");
      return at;
    }
    String body = glob.substring(at + 1, end).replace("\\", "\\\\").replace("[", "\\[");
    body = body.replace("&&", "&\\&");
    out.append('[').append(body.startsWith("!") ? "^" + body.substring(1) : body).append(']');
    return end;
  }
}
