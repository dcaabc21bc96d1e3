package dev.plumbline.detect.secrets.generic;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Passwords out of the box: words that examples are written with and that nobody is let in by, and
 * words that products come with and that let everybody in.
 */
public final class Stock {
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "test(?:er|ing|user|ed)?[a-z]{0,10}?[-_.@]?(?:pass(?:word|wd)?|pwd?|secret|token|key)?[-_.@]?[0-9]{0,8}"
              + "|(?:foo|bar|baz|qux|quux|bat)+[0-9]{0,3}|foo[-_.]?bar[-_.]?(?:baz)?[0-9]{0,3}"
              + "|(?:abc|xyz|aaa|asd)[0-9]{0,6}|abcd?e?f?g?h?|[a-z]?(?:pass|pwd?|passwd|psw)[0-9]{0,4}"
              + "|secret1?|token|qwe?"
              + "|(?:my|some|api|test|another|an|a|the|new|old|your|default|invalid|valid|private|"
              + "example|sample|nice|fake|mock|dummy|smtp|sip|client|consumer|different|random|wrong|secure|"
              + "strong|stong|hashed|plain|user)[-_. ](?:[a-z]{2,12}[-_. ])?"
              + "(?:pass(?:word|wd|phrase)?|pwd?|secret|token|key)[0-9]{0,3}"
              + "|(?:new|test|your|example|sample|dummy|fake|mock)(?:pass(?:word)?|pwd?|secret)"
              + "|(?:wrong|invalid|incorrect|correct|error|demo|example|sample|dummy|something|ignored|"
              + "blabla|missing|unused|whatever|anything|nothing|expired|random|string|required)"
              + "[0-9]{0,2}");

  private static final Set<String> EVERYWHERE =
      Vocabulary.of(
          "admin root password administrator user username default toor changeme change_me "
              + "root123 user123 admin123");

  private static final Set<String> USUAL =
      Vocabulary.of(
          "password pass pwd passwd secret root admin changeme test testpass testpassword "
              + "123456 1234");

  private Stock() {}

  /** Whether a password is one that stands in examples for any other. */
  static boolean isExample(String value) {
    return EXAMPLE.matcher(value.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * Whether it is so usual, as a word and as a password, that only configuration tells them apart.
   */
  static boolean isEverywhere(String value) {
    return EVERYWHERE.contains(value.toLowerCase(Locale.ROOT));
  }

  /** Whether it is a word for a password that stands for any other, but may be meant. */
  public static boolean isUsual(String value) {
    return USUAL.contains(value.toLowerCase(Locale.ROOT));
  }
}
