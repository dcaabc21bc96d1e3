package dev.plumbline.detect.dependencies.manifest.javascript;

import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Refs;
import java.util.regex.Pattern;

/**
 * What a specifier of package.json pins, as npm-package-arg and the protocols of Yarn, pnpm and Bun
 * read it.
 */
final class NpmSpecifier {
  private static final Pattern EXACT =
      Pattern.compile(
          "[=vV]{0,2}\\s?\\d{1,15}\\.\\d{1,15}\\.\\d{1,15}(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?");
  private static final Pattern TAG = Pattern.compile("[A-Za-z][\\w.-]*");
  private static final Pattern LOCAL =
      Pattern.compile("(?s)(?:workspace:|file:|link:|portal:|\\.{1,2}/|~/|/).*");
  private static final Pattern GIT =
      Pattern.compile("(?s)(?:git[+:@]|ssh://|github:|gitlab:|bitbucket:|gist:).*");
  private static final Pattern SHORTHAND = Pattern.compile("[\\w.-]+/[\\w.-]+(?:#.*)?");

  private NpmSpecifier() {}

  static Pin pin(String specifier) {
    String spec = specifier.strip();
    if (spec.isEmpty() || spec.equals("*") || spec.equalsIgnoreCase("x")) {
      return Pin.floating("any version");
    }
    if (LOCAL.matcher(spec).matches()) {
      return Pin.LOCAL;
    }
    if (spec.startsWith("npm:") || spec.startsWith("jsr:")) {
      return alias(spec.substring(4));
    }
    if (spec.startsWith("patch:")) {
      return Pin.RANGE;
    }
    if (GIT.matcher(spec).matches() || SHORTHAND.matcher(spec).matches()) {
      return git(spec);
    }
    if (spec.startsWith("http://") || spec.startsWith("https://")) {
      String path = spec.split("[?#]", 2)[0];
      return path.endsWith(".git") ? git(spec) : Refs.archive(spec);
    }
    if (EXACT.matcher(spec).matches()) {
      return Pin.EXACT;
    }
    if (TAG.matcher(spec).matches() && !spec.matches("[vV]?[0-9xX].*")) {
      return Pin.floating("the tag " + spec);
    }
    return Pin.RANGE;
  }

  /** {@code name@spec}, where only the name may be there. */
  private static Pin alias(String target) {
    int at = target.lastIndexOf('@');
    if (at > 0) {
      return pin(target.substring(at + 1));
    }
    return target.isEmpty() || Character.isLetter(target.charAt(0)) || target.startsWith("@")
        ? Pin.floating("any version")
        : pin(target);
  }

  private static Pin git(String spec) {
    int hash = spec.indexOf('#');
    String ref = hash < 0 ? "" : spec.substring(hash + 1);
    if (ref.startsWith("semver:")) {
      return pin(ref.substring("semver:".length())) instanceof Pin.Exact ? Pin.EXACT : Pin.RANGE;
    }
    return Refs.git(ref.replaceFirst("^(?:commit|tag|head|branch)=", "").split("&", 2)[0]);
  }
}
