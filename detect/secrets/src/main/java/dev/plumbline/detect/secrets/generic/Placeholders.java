package dev.plumbline.detect.secrets.generic;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that say themselves that they stand for another. */
public final class Placeholders {
  /** So long or so odd that random characters do not hold them by chance. */
  private static final String[] SURE = {
    "example",
    "sample",
    "placeholder",
    "changeme",
    "change_me",
    "change-me",
    "replace",
    "redact",
    "notasecret",
    "nosecret",
    "not_real",
    "notreal",
    "undefined",
    "deadbeef",
    "0123456789",
    "1234567890",
    "abcdefgh",
    "***",
    "...",
    "\u00e2\u0080\u00a6",
    "insert-",
    "insert_",
    "fixme",
    "foobar",
    "foo-bar",
    "foo_bar",
    "your-",
    "your_",
    "yourtoken",
    "yoursecret",
    "yourkey",
    "yourapi",
    "yourpass",
    "supersecret",
    "super-secret",
    "super_secret",
    "dummy",
    "do_not_use",
    "do-not-use",
    "donotuse"
  };

  private static final Pattern WORDED =
      Pattern.compile(
          "change.?(?:this|now)|change[-_. ]it|^your|[-_ .]your|insert|fake|\\bmock|^todo|not.?(?:a.?)?real"
              + "|no.?secret|xxx+|<[a-z]|here$|made.?up|my.super"
              + "|some[-_. ](?:secret|token|password|key|random|value)|only.?for|for.?development"
              + "|auto.?generated|lorem|ipsum|^test[-_. ]|[-_. ]test$|^unit.?test"
              + "|(?:^|[-_. ])(?:my|the|a|an|some|any|new|old|test)[-_. ]"
              + "(?:secret|token|password|key|api)"
              + "|(?:valid|invalid|wrong|bad|expired|random|secret|access|test|api|auth|refresh)"
              + "[-_. ]?(?:token|key)s?$");

  /** Said of a password in jest, and used as one. */
  private static final Pattern SUPER = Pattern.compile("supersecret(?:pass(?:word)?)?[0-9!]{0,4}");

  private static final Set<String> EMPTY_WORDS =
      Vocabulary.of(
          "example sample changeme placeholder your yours dummy fake mock todo xxx none "
              + "null redacted insert replace undefined");

  private Placeholders() {}

  /** Whether a value beside a secret-like name is a placeholder. */
  public static boolean isOne(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (isSure(lower)) {
      return !SUPER.matcher(lower).matches();
    }
    if (value.length() >= 20 && Words.share(value) < 0.3) {
      return false;
    }
    return WORDED.matcher(lower).find()
        || value.length() < 20 && Words.ofName(value).stream().anyMatch(EMPTY_WORDS::contains);
  }

  /** Whether nothing but a word such as example makes it one: no sign, no other word. */
  public static boolean isOnlyNamed(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    String rest = lower.replace("example", "").replace("sample", "").replace("dummy", "");
    return rest.length() < lower.length()
        && rest.length() > 2
        && rest.chars().allMatch(Character::isLetterOrDigit)
        && !isSure(rest)
        && !WORDED.matcher(rest).find();
  }

  /** Whether a token of a provider's form is one: only what does not come about by chance. */
  public static boolean isSure(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    for (String word : SURE) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return value.contains("xxxx") || value.contains("XXXX");
  }
}
