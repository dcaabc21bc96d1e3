package dev.plumbline.detect.dependencies.manifest.python;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Refs;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One requirement as PEP 508 and pip write it: {@code name[extra]>=1,<2; marker}. */
final class Requirement {
  private static final Pattern SHAPE =
      Pattern.compile(
          "([A-Za-z0-9](?:[A-Za-z0-9._-]{0,200}[A-Za-z0-9])?)\\s{0,20}(?:\\[([^\\]]{0,500})\\])?\\s{0,20}(.*)",
          Pattern.DOTALL);
  private static final Pattern EXACT = Pattern.compile("={2,3}\\s{0,5}[^\\s,*<>=~]{1,100}");

  private Requirement() {}

  /** A package's name as PEP 503 compares it. */
  static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]{1,50}", "-");
  }

  /**
   * The dependency that a requirement states; empty if it is none.
   *
   * @param text without comments and options
   * @param line where it stands
   */
  static Optional<Dependency> of(String text, int line) {
    String bare = text.strip();
    if (bare.matches("(?s)(?:git|hg|svn|bzr)\\+.*")) {
      return Optional.of(Dependency.of(vcsName(bare), bare, line, vcs(bare)));
    }
    if (bare.matches("(?s)https?://.*")) {
      return Optional.of(
          Dependency.of(
              archiveName(bare), bare, line, Refs.archive(bare.split(";", 2)[0].strip())));
    }
    if (bare.matches("(?s)(?:file:|\\.{0,2}/|\\.).*")) {
      return Optional.of(Dependency.of(bare, bare, line, Pin.LOCAL));
    }
    Matcher matcher = SHAPE.matcher(bare);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String rest = matcher.group(3);
    int marker = rest.startsWith("@") ? rest.indexOf(" ;") : rest.indexOf(';');
    boolean conditional = marker >= 0;
    String specifier = (conditional ? rest.substring(0, marker) : rest).strip();
    if (!specifier.isEmpty() && "=<>!~@(".indexOf(specifier.charAt(0)) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Dependency(matcher.group(1), specifier, line, pin(specifier), conditional));
  }

  static Pin pin(String specifier) {
    String bare = specifier.strip();
    if (bare.startsWith("(") && bare.endsWith(")")) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    if (bare.startsWith("@")) {
      String url = bare.substring(1).strip();
      if (url.matches("(?s)(?:git|hg|svn|bzr)\\+.*")) {
        return vcs(url);
      }
      return url.startsWith("http") ? Refs.archive(url) : Pin.LOCAL;
    }
    if (bare.isEmpty() || bare.equals("*")) {
      return Pin.floating("any version");
    }
    return EXACT.matcher(bare).matches() ? Pin.EXACT : Pin.RANGE;
  }

  private static Pin vcs(String url) {
    String address = url.split("#", 2)[0].split(";", 2)[0].strip();
    int at = address.lastIndexOf('@');
    boolean ref =
        at > address.lastIndexOf('/')
            || (at > 0 && address.indexOf('/', address.indexOf("://") + 3) < at);
    return Refs.git(ref ? address.substring(at + 1) : "");
  }

  private static String vcsName(String url) {
    Matcher egg = Pattern.compile("[#&]egg=([A-Za-z0-9._-]{1,200})").matcher(url);
    if (egg.find()) {
      return egg.group(1);
    }
    String path = url.split("[#;]", 2)[0].strip().replaceFirst("@[^@/]{0,200}$", "");
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.git$", "");
  }

  private static String archiveName(String url) {
    String path = url.split("[?#;]", 2)[0].strip();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
