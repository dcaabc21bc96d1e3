package dev.plumbline.detect.infrastructure.dockerfile;

import dev.plumbline.detect.infrastructure.InfrastructureRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Base images whose own configuration names a user other than root. The list stands in the rule
 * {@code docker-no-user}: patterns over name and tag without digest, {@code *} for any text, a
 * leading {@code !} for what is root all the same.
 */
public final class KnownImages {
  private static final List<Pattern> NON_ROOT = patterns(false);
  private static final List<Pattern> ROOT = patterns(true);

  private KnownImages() {}

  /** Whether an image is known to run as a user other than root unless told otherwise. */
  public static boolean nonRoot(String image) {
    String name = image.toLowerCase(Locale.ROOT);
    int digest = name.indexOf('@');
    String plain = digest < 0 ? name : name.substring(0, digest);
    String bare = plain.startsWith("docker.io/") ? plain.substring("docker.io/".length()) : plain;
    String tagged = bare.lastIndexOf(':') > bare.lastIndexOf('/') ? bare : bare + ":latest";
    return NON_ROOT.stream().anyMatch(pattern -> pattern.matcher(tagged).matches())
        && ROOT.stream().noneMatch(pattern -> pattern.matcher(tagged).matches());
  }

  /** Variables that an image is documented to set and that USER instructions rely on. */
  static Map<String, String> variables(String image) {
    // .NET images from version 8 on: https://learn.microsoft.com/dotnet/core/docker/publish
    return image.toLowerCase(Locale.ROOT).startsWith("mcr.microsoft.com/dotnet/")
        ? Map.of("APP_UID", "1654")
        : Map.of();
  }

  private static List<Pattern> patterns(boolean negative) {
    return InfrastructureRules.rule("docker-no-user").setting("non-root-images").stream()
        .filter(glob -> glob.startsWith("!") == negative)
        .map(glob -> negative ? glob.substring(1) : glob)
        .map(glob -> Pattern.compile(Pattern.quote(glob).replace("*", "\\E.*\\Q")))
        .toList();
  }
}
