package dev.plumbline.detect.secrets.generic;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reasons why a value is no secret, whatever its name. */
public final class Refusals {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "^[$*&!@%]\\{?[A-Za-z_]|^[$%#@]\\{|^\\$\\(|\\{\\{|\\$\\{|#\\{|<%|\\$\\(|%\\(|%[sdvq]\\b|\\{[0-9a-z_.]{0,40}\\}"
              + "|^%[A-Z_]+%$|^<.*>$|^\\[.*\\]$|^__.*__$|^\\{|^\\(|^@[a-zA-Z_.]+@?$");
  private static final Pattern STORE =
      Pattern.compile(
          "(?i)environ|process\\.env|import\\.meta|getenv|system\\.get|\\benv[.\\[(:]|secrets?\\.[a-z]"
              + "|^vault[:.(]|^arn:|^ssm:|^op://|^sm://|^aws-?sm|keyring|secretkeyref|secretmanager"
              + "|secrets?manager|keyvault|^enc[\\[(:]|^\\{cipher\\}|^ansible_vault|lookup\\("
              + "|^(?:var|local|data|module|self|this|config|settings|options|args|params|props|ctx|req|request|user|input)\\.[a-z_]"
              + "|^fn::|^ref\\+|^vals?:|^file:|^classpath:|^base64:$|^sops:|^gpg:|^age:|-----begin");
  private static final Pattern HASH =
      Pattern.compile("^\\$(?:2[abxy]?|1|5|6|y|7|apr1|argon2\\w*|pbkdf2\\S*|scrypt|gy)\\$"
          + "|^(?:pbkdf2|bcrypt|scrypt|argon2|sha(?:1|256|384|512)|md5|crypt|ssha|plain)[-:$_{]"
          + "|^\\{(?:ssha|sha|bcrypt|crypt|md5|pbkdf2)[^}]*\\}|^sha(?:1|256|384|512)-");
  private static final Pattern PATH =
      Pattern.compile(
          "^(?:/|\\.{1,2}/|~/|[A-Za-z]:\\\\)|://|^[\\w./-]+\\.(?:pem|key|txt|json|ya?ml|crt|cer|jks|p12|pfx|js|ts|py|java"
              + "|go|rb|php|html?|css|xml|properties|env|cfg|conf|ini|sh|md|png|svg|gif|jpe?g)$|^[\\w-]+/[\\w-]+/[\\w/-]+$");
  private static final Pattern CODE =
      Pattern.compile(
          "\\(\\)|=>|->|::|\\w\\(|\\\\[dwsbDWS][+*]?|\\[\\^|\\[[a-zA-Z0]-[a-zA-Z9]|\\(\\?|^[#.][a-z][\\w-]*$|&&|\\|\\||;$|^\\w+\\[|\\+\\s|\\s\\+");
  private static final Pattern WHOLE_WORD =
      Pattern.compile(
          "(?i)(?:string|str|text|varchar|char|bool(?:ean)?|int(?:eger)?|number|any|object|bytes?|none|null|nil|undefined|true|false|yes|no"
              + "|on|off|auto|default|optional|required|enabled|disabled|unknown|empty|void|self|this|todo|tbd|n/a|na|const|static"
              + "|basic|bearer|oauth2?|digest|plain|public|private|hidden|input|field|query|header|cookie|body|inherit|unset"
              + "|redacted|removed|masked|censored|sensitive|filtered|opaque)");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)example|sample|change.?(?:me|it|this|now)|placeholder|replace|^your|[-_ .]your|your[-_ ]|insert|fixme|redact|dummy|fake"
              + "|\\bmock|^todo|not.?(?:a.?)?real|notasecret|no.?secret|undefined|xxx+|\\*\\*\\*|\\.\\.\\.|\u00e2\u0080\u00a6|foo.?bar|<[a-z]|here$|_here"
              + "|super.?secret|my.?super|some.?(?:secret|token|password|key|random|value)|(?:^|[-_. ])(?:my|the|a|an|some|any|new|old|test)[-_. ](?:secret|token|password|key|api)"
              + "|(?:valid|invalid|wrong|bad|expired|random|secret|access|test|api|auth|refresh)[-_. ]?(?:token|key)s?$|0123456789|1234567890|abcdefgh|deadbeef|lorem|ipsum|^test[-_. ]|[-_. ]test$|^unit.?test");
  private static final Set<String> EMPTY_WORDS =
      Set.of("example", "sample", "changeme", "placeholder", "your", "yours", "dummy", "fake",
          "mock", "todo", "xxx", "none", "null", "redacted", "insert", "replace", "undefined");

  private Refusals() {}

  /** Why this value is no secret, or null if nothing speaks against it. */
  public static @Nullable String reason(String value) {
    if (value.chars().distinct().count() <= 2) {
      return "one character repeated";
    }
    if (WHOLE_WORD.matcher(value).matches()) {
      return "a type or a fixed word";
    }
    if (REFERENCE.matcher(value).find()) {
      return "a reference or a template";
    }
    if (STORE.matcher(value).find()) {
      return "comes from a store or the environment";
    }
    if (HASH.matcher(value.toLowerCase(Locale.ROOT)).find()) {
      return "a hash";
    }
    if (PATH.matcher(value).find()) {
      return "a path or an address";
    }
    if (CODE.matcher(value).find()) {
      return "code or a pattern";
    }
    return isPlaceholder(value) ? "a placeholder" : null;
  }

  /** Whether the value says itself that it stands for another. */
  public static boolean isPlaceholder(String value) {
    if (PLACEHOLDER.matcher(value).find()) {
      return true;
    }
    List<String> words = Words.ofName(value);
    return value.length() < 20 && words.stream().anyMatch(EMPTY_WORDS::contains);
  }

  /** Whether most of the value is one run up or down, or a few characters over again. */
  public static boolean isPattern(String value) {
    int length = value.length();
    int run = 1;
    int longest = 1;
    for (int i = 1; i < length; i++) {
      int step = value.charAt(i) - value.charAt(i - 1);
      boolean goesOn =
          step == 0 || Math.abs(step) == 1 && (i < 2 || step == value.charAt(i - 1) - value.charAt(i - 2));
      run = goesOn ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    if (longest * 10 >= length * 5 && length >= 8) {
      return true;
    }
    for (int period = 1; period <= length / 3; period++) {
      if (value.regionMatches(0, value, period, length - period)) {
        return true;
      }
    }
    return false;
  }
}
