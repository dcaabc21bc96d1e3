package dev.plumbline.detect.repository.envfiles;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the names of environment files say. */
final class EnvNames {
  private static final Set<String> SHARED =
      Set.of(
          "example",
          "examples",
          "sample",
          "samples",
          "template",
          "tmpl",
          "tpl",
          "dist",
          "default",
          "defaults",
          "schema",
          "ci",
          "test",
          "tests",
          "testing",
          "e2e",
          "enc",
          "encrypted",
          "sops",
          "vault",
          "age",
          "gpg",
          "j2",
          "erb",
          "md",
          "d",
          "ts",
          "js",
          "json");
  private static final Pattern LOCAL =
      Pattern.compile("(?i)\\.env(?:\\.[\\w-]{1,40}){0,3}|[\\w-]{1,60}\\.env|\\.envrc");

  private EnvNames() {}

  /** Whether a file of this name holds environment variables of one machine or place. */
  static boolean local(String name) {
    return LOCAL.matcher(name).matches() && !example(name) && !name.equals(".envrc");
  }

  /** Whether a file of this name is made to be shared, without secrets. */
  static boolean example(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String part : lower.split("[._-]", -1)) {
      if (SHARED.contains(part)) {
        return lower.contains("env");
      }
    }
    return false;
  }
}
