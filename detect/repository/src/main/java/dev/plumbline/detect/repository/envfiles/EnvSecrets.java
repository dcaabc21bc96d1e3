package dev.plumbline.detect.repository.envfiles;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for an assignment in an environment file that is a secret and no placeholder. */
final class EnvSecrets {
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "^\\s{0,20}(?:export\\s{1,4})?([A-Za-z_][\\w.]{0,100})\\s{0,4}=\\s{0,4}(.{0,4000})");
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:.*[_.-])?(?:secret\\w*|passw(?:or)?d|passwd|pwd|pass|token|api_?key|apikey|access_?key"
              + "|private_?key|secret_?key|encryption_?key|credentials?|auth_?key|dsn|salt)(?:[_.-](?:id|base|base64|hash|b64))?");
  private static final Pattern PUBLIC =
      Pattern.compile(
          "(?i)(?:vite|next_public|react_app|nuxt_public|gatsby|expo_public|public)_.*");
  private static final Pattern USERINFO =
      Pattern.compile("(?i)[a-z][a-z0-9+.-]{1,20}://[^/\\s:@]{1,100}:([^@\\s/]{3,200})@(.{0,200})");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i).*(?:change[_-]?me|change[_-]?this|change[_-]?it|replace|your[_-]|<[^>]*>|\\$\\{?\\w|\\{\\{|xxx|\\*{3}"
              + "|example|dummy|placeholder|insert|todo|fixme|fake|redacted|not[_-]?a[_-]?secret|notsosecret"
              + "|\\.\\.\\.|enter[_-]|_here\\b).*"
              + "|ENC\\[.*|encrypted:.*|(?:op|vault|awssm|gcpsm|akv|ref|arn):.*|\\$\\(.*|\\|.*");
  private static final Pattern TRIVIAL =
      Pattern.compile(
          "(?i)(?:true|false|null|none|nil|undefined|yes|no|on|off|test|tests|testing|secret|secrets?key|password"
              + "|passwd|pass|pwd|token|key|root|admin|user|guest|postgres|mysql|redis|local|localhost|dev"
              + "|development|foo|bar|baz|default|[0-9]{1,9}|(.)\\1{2,}|!?changeme!?|minioadmin|guest)");

  private EnvSecrets() {}

  /** The first line with a secret, counted from 1; empty when there is none. */
  static OptionalInt line(String text) {
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher matcher = ASSIGNMENT.matcher(lines[i]);
      if (matcher.find() && secret(matcher.group(1), value(matcher.group(2)))) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether a text assigns anything at all. */
  static boolean assigns(String text) {
    return text.lines().anyMatch(line -> ASSIGNMENT.matcher(line).find());
  }

  private static String value(String raw) {
    String value = raw.strip();
    if (value.length() > 1 && (value.charAt(0) == '"' || value.charAt(0) == '\'')) {
      int close = value.indexOf(value.charAt(0), 1);
      return close < 0 ? value.substring(1) : value.substring(1, close);
    }
    int comment = value.indexOf(" #");
    return comment < 0 ? value : value.substring(0, comment).strip();
  }

  private static boolean secret(String name, String value) {
    Matcher address = USERINFO.matcher(value);
    if (address.find()) {
      String host = address.group(2);
      boolean local =
          host.startsWith("localhost") || host.startsWith("127.") || !host.contains(".");
      return !local && real(address.group(1));
    }
    return NAME.matcher(name).matches()
        && !PUBLIC.matcher(name).matches()
        && value.length() >= 6
        && !value.contains("://")
        && real(value);
  }

  private static boolean real(String value) {
    return !PLACEHOLDER.matcher(value).matches()
        && !TRIVIAL.matcher(value).matches()
        && !value.startsWith("/")
        && !value.contains(" ")
        && !value.endsWith(".json");
  }
}
