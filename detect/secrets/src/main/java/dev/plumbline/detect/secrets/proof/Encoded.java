package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.generic.Form;
import dev.plumbline.detect.secrets.generic.ValueJudge;
import dev.plumbline.detect.secrets.generic.ValueVerdict;
import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import dev.plumbline.evidence.Severity;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Values that decode to something that can be recognised. */
final class Encoded {
  private static final Pattern PAIR = Pattern.compile("[^:\\s]{1,100}+:\\S{3,300}+");
  private static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");
  private static final Pattern HOLLOW =
      Pattern.compile(
          "(?i)^(?:user(?:name)?|login|name|aladdin|foo|admin|test|x+)?:"
              + "(?:pass(?:word|wd)?|open ?sesame|bar|test|secret|token|x+|\\*+)$"
              + "|[<>{}$%]|example|changeme|placeholder|your");

  private Encoded() {}

  /** A user name and a password joined by a colon (RFC 7617). */
  static Judgement pair(String value) {
    String text = Base64Text.decodeText(value);
    if (text == null || !Base64Text.printable(text) || !PAIR.matcher(text).matches()) {
      return Judgement.refuted("does not decode to a name and a password");
    }
    if (HOLLOW.matcher(text).find()) {
      return Judgement.refuted("decodes to a placeholder");
    }
    String password = text.substring(text.indexOf(':') + 1);
    ValueVerdict verdict = ValueJudge.judge("password", password, Form.QUOTED);
    Judgement judgement = Judgement.of(Kind.PARSED, "decodes to a name and a password");
    return switch (verdict.strength()) {
      case STRONG -> judgement;
      case WEAK ->
          judgement
              .capped(verdict.common() ? Severity.LOW : Severity.MEDIUM)
              .with("strength", "weak");
      case NONE -> Judgement.refuted("decodes to a placeholder");
    };
  }

  /** As {@link #pair}, or an opaque registry token. */
  static Judgement registryAuth(String value) {
    Judgement pair = pair(value);
    if (pair.kind() != Kind.REFUTED) {
      return pair;
    }
    boolean opaque =
        value.length() >= 24 && value.chars().distinct().count() >= 12 && !value.contains("xxxx");
    String text = Base64Text.decodeText(value);
    return opaque && (text == null || !Base64Text.printable(text))
        ? Judgement.of(Kind.CONTEXT, "an opaque value where registry credentials stand")
        : pair;
  }

  /** A key of exactly this many random bytes. */
  static Judgement key(String value, int bytes) {
    byte[] decoded = Base64Text.decode(value);
    if (decoded == null || decoded.length != bytes) {
      return Judgement.refuted("does not decode to " + bytes + " bytes");
    }
    String text = new String(decoded, StandardCharsets.ISO_8859_1);
    if (text.chars().distinct().count() < bytes / 3) {
      return Judgement.refuted("not random");
    }
    return Judgement.of(Kind.PARSED, "decodes to a key of " + bytes + " bytes");
  }

  /** The macaroon of the Python package index: version 2, its location first. */
  static Judgement macaroon(String value) {
    byte[] bytes = Base64Text.decode(value.substring(value.indexOf('-') + 1));
    String text = bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.length() < 40 || !text.startsWith("pypi.org", 3) && !text.startsWith("test.pypi", 3)) {
      return Judgement.of(Kind.FORMAT, "the form of an upload token, but does not decode")
          .capped(Severity.LOW);
    }
    return Judgement.of(Kind.PARSED, "decodes to a macaroon of the package index");
  }

  /** A bot token: its first part is the bot's own number. */
  static Judgement bot(String value) {
    String text = Base64Text.decodeText(value.substring(0, value.indexOf('.')));
    return text != null && SNOWFLAKE.matcher(text).matches()
        ? Judgement.of(Kind.PARSED, "its first part decodes to a bot's number")
        : Judgement.refuted("its first part is no bot's number");
  }

  /**
   * An access key id: ten base32 characters hold the account's number since 2019.
   *
   * <p>Source: the AWS re:Post and Aidan Steele's analysis, confirmed by {@code sts
   * get-access-key-info}.
   */
  static Judgement accessKeyId(String value) {
    long bits = 0;
    for (int i = 4; i < 14; i++) {
      char c = Character.toUpperCase(value.charAt(i));
      int digit = c >= 'A' && c <= 'Z' ? c - 'A' : c - '2' + 26;
      bits = bits << 5 | digit & 31;
    }
    long account = bits >> 2 & 0x7fffffffff80L;
    long number = account >> 7;
    boolean old = value.charAt(4) == 'I' || value.charAt(4) == 'J';
    return old || number > 999_999_999_999L
        ? Judgement.of(Kind.FORMAT, "the form of an access key id")
        : Judgement.of(Kind.PARSED, "the form of an access key id, with an account inside")
            .with("account", "0".repeat(12 - Long.toString(number).length()) + number);
  }
}
