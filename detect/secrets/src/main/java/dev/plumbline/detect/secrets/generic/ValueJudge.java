package dev.plumbline.detect.secrets.generic;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides whether the value beside a secret-like name is a secret. */
public final class ValueJudge {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 300;

  /** The score of a word that everybody uses: such a finding is a low one. */
  static final double COMMON_SCORE = 0.3;

  private static final String COUNTED = "12345";

  private static final Pattern UPPER_NAME = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");
  private static final Pattern DOTTED =
      Pattern.compile("[A-Za-z_$][\\w$-]*(?:\\.[A-Za-z_$][\\w$-]*)+");
  private static final Pattern WORDS = Pattern.compile("[A-Za-z]+(?:[-_ /:.][A-Za-z]+)*[0-9]{0,2}");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[0-9.,:+-]+|0x[0-9a-fA-F]{1,8}|[0-9]+(?:ms|s|m|h|d|px|em|rem|%|kb|mb|gb)|v?\\d+\\.\\d+.*");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
  private static final Pattern MACHINE = Pattern.compile("[A-Za-z0-9+/=_.~:|!@#$%^&*-]+");
  private static final Pattern ENDING = Pattern.compile("[0-9!@#$%^&*?._-]{0,6}$");
  private static final Set<String> COMMON =
      Vocabulary.of(
          "test tests testing admin administrator user username pass passwd password "
              + "passw0rd p@ssw0rd p@ssword pa$$word secret secrets foo bar baz demo root guest "
              + "abc abcd abcdef qwerty hello welcome temp letmein token key apikey mypassword "
              + "mysecret pwd login change default toor postgres mysql mongo redis rabbitmq "
              + "guestguest helloworld pw some value random my new old s3cret s3cr3t topsecret "
              + "top super very strong db app dev local prod system master service web q1w2e3 "
              + "q1w2e3r4 postgresql mariadb api hunter user1 test1 a b c x");

  private static final Set<String> SAY_SECRET =
      Vocabulary.of("secret secrets token key password test foo removed webhook client my your");

  private ValueJudge() {}

  /**
   * Judges a value.
   *
   * @param name what it is called
   * @param value the value
   * @param form how it stands
   */
  public static ValueVerdict judge(String name, String value, Form form) {
    SecretName called = SecretName.of(name);
    if (called == null) {
      throw new IllegalArgumentException("promises no secret: " + name);
    }
    return judge(called, value, form);
  }

  /** As {@link #judge(String, String, Form)}, with the name's promise known. */
  public static ValueVerdict judge(SecretName name, String value, Form form) {
    if (value.length() < SHORTEST || value.length() > LONGEST) {
      return ValueVerdict.none("too short or too long");
    }
    String hidden = hiddenReason(value);
    if (hidden != null) {
      return ValueVerdict.none(hidden);
    }
    if (form != Form.BARE && form != Form.QUERY && isRandomLiteral(value)) {
      return ValueVerdict.strong(0.9, "a random literal beside a secret's name");
    }
    if (name.kind() != SecretName.Kind.PASSWORD && holdsRandom(value)) {
      return ValueVerdict.strong(0.6, "a structured value with a random part");
    }
    String reason = Refusals.reason(value);
    if (reason != null) {
      return ValueVerdict.none(reason);
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) <= ' ' || value.charAt(i) == 0x7f) {
        return ValueVerdict.none("several words");
      }
    }
    if ((form == Form.BARE || form == Form.QUERY) && bareCode(value)) {
      return ValueVerdict.none("code");
    }
    if (namesItself(name, value, form)) {
      return ValueVerdict.none("names itself");
    }
    if (UPPER_NAME.matcher(value).matches()
        || DOTTED.matcher(value).matches() && Words.share(value) > 0.4) {
      return ValueVerdict.none("a name");
    }
    return switch (name.kind()) {
      case PASSWORD -> password(value, form);
      case SECRET -> secret(name, value, form);
      case TOKEN, KEY -> machine(name, value, 0.6);
    };
  }

  private static ValueVerdict password(String value, Form form) {
    Shape shape = Shape.of(value);
    if (Stock.isExample(value)) {
      return ValueVerdict.none("an example's password");
    }
    boolean digits = shape.digits() == value.length();
    if (value.length() > 2 && value.charAt(0) == '0' && value.charAt(1) == 'x' && isHex(value)) {
      return ValueVerdict.none("a plain number");
    }
    if (digits && (value.length() < 7 || Refusals.isPattern(value) || isCounted(value))) {
      return ValueVerdict.none("a plain number");
    }
    if (Stock.isEverywhere(value)) {
      return form == Form.BARE || form == Form.LINE
          ? ValueVerdict.weak(COMMON_SCORE, "a common value beside a password's name")
          : ValueVerdict.none("a common word");
    }
    boolean loose =
        form == Form.CALL || form == Form.OPTION || form == Form.QUERY || form == Form.LIST;
    if (loose && (digits || isWordy(value))) {
      return ValueVerdict.none("plain words");
    }
    if (digits
        || isWordy(value)
        || WORDS.matcher(value).matches() && Words.share(value) > 0.5
        || shape.classes() < 2) {
      boolean random =
          shape.classes() < 2 && value.length() >= 8 && !Words.wordLike(letters(value));
      if (random) {
        return ValueVerdict.strong(0.6, "random letters beside a password's name");
      }
      boolean joined = value.indexOf('-') >= 0 || value.indexOf('_') >= 0;
      return form == Form.COMPARE && (value.length() < 5 || joined) || value.indexOf('/') >= 0
          ? ValueVerdict.none("a name or a short word")
          : ValueVerdict.weak(0.4, "plain words beside a password's name");
    }
    if (value.length() < 6) {
      return ValueVerdict.weak(0.4, "a short value beside a password's name");
    }
    if (form != Form.QUOTED && form != Form.LINE && form != Form.MARKUP && !shape.mixed()) {
      return ValueVerdict.weak(0.4, "a bare word beside a password's name");
    }
    double score =
        Math.min(0.95, 0.6 + 0.05 * shape.classes() + 0.005 * shape.entropy() * value.length());
    return ValueVerdict.strong(score, "a mixed value beside a password's name");
  }

  private static ValueVerdict secret(SecretName name, String value, Form form) {
    ValueVerdict machine = machine(name, value, 0.65);
    if (machine.strength() == ValueVerdict.Strength.STRONG) {
      return machine;
    }
    if (name.words().getLast().equals("id")) {
      return ValueVerdict.none("an identifier");
    }
    boolean literal = form == Form.QUOTED || form == Form.LINE || form == Form.MARKUP;
    Shape shape = Shape.of(value);
    if (isWordy(value) && value.matches("[a-z0-9]+([-_.:/][a-z0-9]+)+")) {
      return ValueVerdict.none("a name");
    }
    if (literal
        && !isCommon(value)
        && shape.classes() >= 3
        && value.length() >= 8
        && Words.share(value) < 0.5) {
      return ValueVerdict.strong(0.6, "a mixed value beside a secret's name");
    }
    return literal
            && !name.single()
            && machine.why().isEmpty()
            && !Stock.isExample(value)
            && !Refusals.isPattern(value)
            && !isCounted(value)
            && Words.ofName(value).stream().noneMatch(SAY_SECRET::contains)
        ? ValueVerdict.weak(COMMON_SCORE, "plain words beside a secret's name")
        : ValueVerdict.none("plain words");
  }

  /** What a machine made is long, mixed and unpronounceable. */
  private static ValueVerdict machine(SecretName name, String value, double base) {
    if (!MACHINE.matcher(value).matches() || NUMBER.matcher(value).matches()) {
      return ValueVerdict.none("not made of a token's characters");
    }
    if (value.length() < 8 || Refusals.isPattern(value) || value.contains(COUNTED)) {
      return ValueVerdict.none("short or regular");
    }
    if (UUID.matcher(value).matches()) {
      return name.loose()
          ? ValueVerdict.none("an identifier")
          : ValueVerdict.strong(base - 0.05, "a UUID beside a secret's name");
    }
    Shape shape = Shape.of(value);
    if (name.loose() && (value.length() < 20 || shape.digits() < 2)) {
      return ValueVerdict.none("not long enough for such a name");
    }
    int letters = shape.lower() + shape.upper();
    if (HEX.matcher(value).matches()
        && (value.length() >= 16 || value.length() >= 12 && shape.digits() > 3 && letters > 2)) {
      return shape.entropy() >= 2.7 && !shape.bothCases()
          ? ValueVerdict.strong(base + 0.1, "random hex beside a secret's name")
          : ValueVerdict.none("regular hex");
    }
    boolean words = Words.share(value) >= 0.45 && !isInterspersed(value);
    if (words || shape.digits() == 0 && !shape.bothCases()) {
      boolean unpronounceable =
          value.length() >= 12 && shape.classes() == 1 && !Words.wordLike(letters(value));
      return unpronounceable
          ? ValueVerdict.strong(base - 0.05, "random letters beside a secret's name")
          : ValueVerdict.none("");
    }
    boolean random =
        value.length() >= 16
            ? shape.entropy() >= 3.0
            : shape.classes() >= 3
                && shape.entropy() >= 2.75
                && value.length() >= 10
                && shape.digits() >= 2
                && Words.share(value) < 0.3
                && !isCounted(value);
    return random
        ? ValueVerdict.strong(
            Math.min(0.95, base + shape.entropy() / 20), "a random value beside a secret's name")
        : ValueVerdict.none("");
  }

  /** Whether digits stand among the letters as nobody writes words. */
  private static boolean isInterspersed(String value) {
    int changes = 0;
    for (int i = 1; i < value.length(); i++) {
      boolean digit = Character.isDigit(value.charAt(i));
      boolean before = Character.isDigit(value.charAt(i - 1));
      changes += digit != before ? 1 : 0;
    }
    return value.length() >= 12 && changes >= 5;
  }

  /** Whether all digits stand at the end and count up from one: as in abc123. */
  private static boolean isCounted(String value) {
    int from = value.length();
    while (from > 0 && Character.isDigit(value.charAt(from - 1))) {
      from--;
    }
    String digits = value.substring(from);
    return digits.length() >= 2
        && ("1234567890".startsWith(digits) || "0123456789".startsWith(digits))
        && value.chars().filter(Character::isDigit).count() == digits.length();
  }

  /** A text in JSON or the like that holds a random part. */
  private static boolean holdsRandom(String value) {
    if (value.charAt(0) != '{' || value.indexOf('"') < 0) {
      return false;
    }
    for (String part : value.split("[^A-Za-z0-9]+", -1)) {
      Shape shape = Shape.of(part);
      if (part.length() >= 24
          && shape.digits() >= 4
          && shape.entropy() >= 3
          && Words.share(part) < 0.3) {
        return true;
      }
    }
    return false;
  }

  /** Long, of all kinds of characters, without words: random although it may look like code. */
  private static boolean isRandomLiteral(String value) {
    if (value.length() < 20
        || value.indexOf(' ') >= 0
        || value.contains("{{")
        || value.contains("${")) {
      return false;
    }
    Shape shape = Shape.of(value);
    return (shape.classes() == 4 || shape.classes() == 3 && shape.symbols() >= 4)
        && shape.digits() >= 3
        && shape.symbols() * 2 < value.length()
        && shape.entropy() >= 4.0
        && Words.share(value) < 0.25
        && !Placeholders.isOne(value)
        && !Refusals.comesFromElsewhere(value)
        && !value.contains("://")
        && !value.startsWith("$")
        && !value.contains("\\u00");
  }

  /** What speaks against the text that a value encodes. */
  private static @Nullable String hiddenReason(String value) {
    if (value.length() < 12 || value.length() % 4 != 0 || value.indexOf('-') >= 0) {
      return null;
    }
    try {
      String text = new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
      boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\n');
      if (!printable || text.isBlank()) {
        return null;
      }
      return text.contains(COUNTED) ? "a placeholder" : Refusals.reason(text.strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether the value is a word that everybody uses, or such words, with an ending. */
  static boolean isCommon(String value) {
    String stem = ENDING.matcher(value).replaceFirst("");
    return COMMON.contains(stem.toLowerCase(Locale.ROOT))
        || Words.ofName(stem).stream().allMatch(COMMON::contains);
  }

  private static boolean isHex(String value) {
    return HEX.matcher(value.substring(2)).matches() && value.length() <= 18;
  }

  /** Whether the value is words joined by signs, each with at most two digits at its end. */
  private static boolean isWordy(String value) {
    for (String part : value.split("[-_. /:]", -1)) {
      String letters = part.replaceAll("^[0-9]{1,2}|[0-9]{1,3}$", "");
      boolean wordy =
          letters.length() <= 3
              || letters.chars().allMatch(c -> Words.isLetter((char) c)) && allWords(letters);
      if (!wordy) {
        return false;
      }
    }
    return value.chars().filter(c -> Words.isLetter((char) c)).count() * 2 > value.length();
  }

  private static boolean allWords(String letters) {
    return Words.runs(letters).stream().allMatch(Words::wordLike);
  }

  private static String letters(String value) {
    StringBuilder letters = new StringBuilder();
    value.chars().filter(c -> Words.isLetter((char) c)).forEach(c -> letters.append((char) c));
    return letters.toString();
  }

  private static boolean bareCode(String value) {
    for (int i = 0; i < value.length(); i++) {
      if ("(){}[]<>;\"'`,\\".indexOf(value.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the value only says again what its name says. */
  private static boolean namesItself(SecretName name, String value, Form form) {
    String plain = squash(value);
    List<String> words = name.words();
    boolean bare = form == Form.BARE || form == Form.LINE;
    if (bare && name.kind() == SecretName.Kind.PASSWORD) {
      // A database's name as its user's password is meant; a word for itself in a program is not.
      if (plain.equals("password")
          || form == Form.LINE && plain.equals(String.join("", words))
          || words.subList(0, words.size() - 1).contains(plain)) {
        return false;
      }
    }
    String called = String.join("", words);
    return plain.isEmpty()
        || called.contains(plain)
        || plain.length() <= called.length() + 4
            && called.length() >= 6
            && plain.startsWith(called)
            && value.chars().noneMatch(Character::isDigit)
        || words.contains(plain);
  }

  private static String squash(String value) {
    StringBuilder plain = new StringBuilder();
    for (char c : value.toLowerCase(Locale.ROOT).toCharArray()) {
      if (Words.isLetter(c) || Character.isDigit(c)) {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
