package dev.plumbline.detect.secrets;

import dev.plumbline.detect.secrets.generic.Vocabulary;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of file a path names, by its name alone. */
final class ConfigurationPaths {
  private static final Set<String> CONFIGURATION =
      Vocabulary.of(
          "env properties yaml yml json json5 jsonc toml ini cfg conf config cnf xml tfvars "
              + "tf hcl plist netrc npmrc pgpass htpasswd bashrc zshrc profile rc settings "
              + "secrets credentials reg prefs service dockerfile envrc s3cfg boto pypirc "
              + "dockercfg ftpconfig bash_profile git-credentials esmtprc");
  private static final Set<String> CODE =
      Vocabulary.of(
          "java kt kts scala groovy gradle py pyi rb go rs js mjs cjs jsx ts tsx mts vue "
              + "svelte c h cc cpp hpp cxx m mm cs fs vb swift dart php pl pm lua r ex exs erl hs "
              + "clj cljs elm ml sql css scss less html htm md rst adoc txt po pot proto graphql "
              + "asm s zig nim jl sol tex svg map diff patch log csv ipynb snap");
  private static final Pattern NAMED =
      Pattern.compile(
          "\\.env(?:\\..+)?|.+\\.env\\..+|dockerfile(?:\\..+)?|credentials|config|netrc|_netrc|jenkinsfile");
  private static final Set<String> LOCKS =
      Vocabulary.of(
          "package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml composer.lock "
              + "gemfile.lock poetry.lock pipfile.lock uv.lock cargo.lock go.sum "
              + "packages.lock.json gradle.lockfile flake.lock mix.lock pubspec.lock podfile.lock "
              + "bun.lock deno.lock pdm.lock");
  private static final Pattern SECRET =
      Pattern.compile("password|passwd|passphrase|secret|token|credential|api_?key|\\.key$|\\.pw$");
  private static final Set<String> PROSE = Vocabulary.of("md rst adoc txt log");
  private static final Set<String> PROSE_JSON =
      Set.of(
          "package.json", "tsconfig.json", "composer.json", "bower.json", "lerna.json", "nx.json");

  private ConfigurationPaths() {}

  /** Whether the file configures something: its values are literals, not names. */
  static boolean isConfiguration(String path) {
    String name = name(path);
    if (LOCKS.contains(name) || PROSE_JSON.contains(name) || name.endsWith(".schema.json")) {
      return false;
    }
    return NAMED.matcher(name).matches() || CONFIGURATION.contains(extension(name));
  }

  /** Whether the file is code, markup or prose: a word without quotes is a name there. */
  static boolean isCode(String path) {
    return CODE.contains(extension(name(path)));
  }

  /** Whether the name says that a secret is in the file. */
  static boolean isNamedSecret(String path) {
    return SECRET.matcher(name(path)).find() && !isCode(path);
  }

  /** Whether the file is written for people: what it shows without quotes is often typed in so. */
  static boolean isProse(String path) {
    return PROSE.contains(extension(name(path)));
  }

  /** Whether the file records the exact versions and hashes of dependencies. */
  static boolean isLock(String path) {
    return LOCKS.contains(name(path));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
