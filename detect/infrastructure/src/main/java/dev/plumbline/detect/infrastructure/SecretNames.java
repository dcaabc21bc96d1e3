package dev.plumbline.detect.infrastructure;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a variable's name promises a secret, and whether its value is one. */
public final class SecretNames {
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern SECRET =
      Pattern.compile(
          "(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|SECRET|TOKEN|APIKEY|API_KEY|ACCESS_KEY"
              + "|SECRET_KEY|PRIVATE_KEY|ENCRYPTION_KEY|SIGNING_KEY|MASTER_KEY|ACCOUNT_KEY"
              + "|CREDENTIAL|CREDENTIALS|CLIENTSECRET)(?:_(?:BASE|VALUE|KEY|HASH))?\\d*$"
              + "|[A-Z]{2,}(?:PASSWORD|PASSWD)$");

  /** Names that look alike and hold no secret: identifiers, switches, places. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?:^|_)(?:PUBLIC|NO|ALLOW|ENABLE|DISABLE|REQUIRE|USE|RANDOM|EMPTY|SKIP|MAX|MIN|NUM"
              + "|COUNT|CSRF|PAD|UNK|BOS|EOS|BYPASS|IS|HAS)_|^(?:PWD|OLDPWD|PASS)$");

  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{|\\$\\(|^\\$[A-Za-z_]|\\{\\{|<[^<>]*>|^%\\w|^@\\w+@|__\\w+__"
              + "|^(?:arn|vault|sm|ssm|secret|secretref|op|aws-sm|gcp-sm|ref\\+\\w+|azkv):");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)(?:x{3,}|\\*{3,}|\\.{3,}|change[-_ ]?(?:me|it|this)|replace.*|to[-_]?be[-_].*"
              + "|your[-_ ].*|my[-_ ].*|.*[-_ ](?:goes[-_ ])?here|todo.*|fixme.*|none|null|nil|n/?a|unset|dummy|redacted)[!.]*");
  private static final Pattern SWITCH =
      Pattern.compile("(?i)true|false|yes|no|on|off|[01]|enabled|disabled|required|optional");
  private static final Pattern PATH = Pattern.compile("(?:/[\\w.-]+){2,8}/?|\\./[\\w./-]{1,200}");
  private static final Pattern ADDRESS =
      Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]{1,30}://[^\\s:/@]{0,100}:([^\\s@/]{1,200})@");

  private SecretNames() {}

  /** Whether a variable of this name is meant to hold a secret. */
  public static boolean secretLike(String name) {
    String end = name.substring(Math.max(0, name.length() - 200));
    String upper =
        CAMEL
            .matcher(end)
            .replaceAll("_")
            .replace('-', '_')
            .replace('.', '_')
            .toUpperCase(Locale.ROOT);
    return SECRET.matcher(upper).find() && !HARMLESS.matcher(upper).find();
  }

  /**
   * Whether a value is written out: no reference, no placeholder that must be replaced, no switch
   * and no path of a file.
   */
  public static boolean literal(String value) {
    String text = value.strip();
    return !text.isEmpty()
        && !REFERENCE.matcher(text).find()
        && !text.contains("...")
        && !PLACEHOLDER.matcher(text).matches()
        && !SWITCH.matcher(text).matches()
        && !PATH.matcher(text).matches();
  }

  /** Whether name and value together hold a secret: by name, or an address with a password. */
  public static boolean holdsSecret(String name, String value) {
    if (secretLike(name) && literal(value)) {
      return true;
    }
    var address = ADDRESS.matcher(value);
    return address.find() && literal(address.group(1));
  }
}
