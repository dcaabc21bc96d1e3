package dev.plumbline.detect.infrastructure.compose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Variables of the environment in compose files:
 * https://docs.docker.com/reference/compose-file/interpolation/.
 */
final class Interpolation {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$(?:(\\$)|\\{([A-Za-z_]\\w{0,200})(?:(:?[-?+])([^{}]{0,500}))?\\}|[A-Za-z_]\\w{0,200})");

  private Interpolation() {}

  /** The text with the defaults it names, or null where only the environment knows. */
  static @Nullable String expand(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String operator = matcher.group(3);
      String word = matcher.group(4);
      if (matcher.group(1) != null) {
        matcher.appendReplacement(out, "\\$");
      } else if (operator != null && operator.endsWith("-") && word != null) {
        matcher.appendReplacement(out, Matcher.quoteReplacement(word));
      } else {
        return null;
      }
    }
    return matcher.appendTail(out).toString();
  }
}
