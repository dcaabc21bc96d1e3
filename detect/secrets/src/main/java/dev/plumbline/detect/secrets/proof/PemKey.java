package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import dev.plumbline.evidence.Severity;
import org.jspecify.annotations.Nullable;

/** Private keys between PEM marks; the value handed in is the opening mark. */
final class PemKey {
  /** Shorter than the smallest elliptic curve key anybody used. */
  private static final int SHORTEST = 56;

  /**
   * From here on a key that breaks off without its closing mark still gives most of itself away.
   */
  private static final int SHORTEST_OPEN = 400;

  private static final int LONGEST_ENCODED = 32 * 1024;

  private PemKey() {}

  static Judgement judge(CharSequence text, int start, int end) {
    PemBody body = PemBody.read(text, end);
    String base64 = body.joined();
    if (body.elided() || base64.length() < SHORTEST || fewCharacters(base64)) {
      return Judgement.refuted("no key between the marks");
    }
    String mark = text.subSequence(start, end).toString();
    Judgement judgement = mark.contains("PGP") ? pgp(body.base64()) : structure(base64, mark, body);
    return judgement.at(start, body.end()).known(base64);
  }

  /**
   * A whole PEM text in base64 once more, as Kubernetes and CI variables hold it; it may go on over
   * several lines. The value handed in is its begin.
   */
  static Judgement encoded(CharSequence text, int start, int end) {
    StringBuilder base64 = new StringBuilder();
    int limit = Math.min(text.length(), start + LONGEST_ENCODED);
    int at = start;
    while (at < limit && (isEncoded(text.charAt(at)) || isBreak(text.charAt(at)))) {
      if (isEncoded(text.charAt(at))) {
        base64.append(text.charAt(at));
      }
      at++;
    }
    base64.setLength(base64.length() / 4 * 4);
    String plain = Base64Text.decodeText(base64.toString());
    int begin = plain == null ? -1 : plain.indexOf("-----BEGIN ");
    if (plain == null || begin < 0) {
      return Judgement.refuted("no base64 of a PEM text");
    }
    int mark = plain.indexOf("PRIVATE KEY", begin);
    int dashes = mark < 0 || mark - begin > 40 ? -1 : plain.indexOf("-----", mark);
    return dashes < 0
        ? Judgement.refuted("no private key inside")
        : judge(plain, begin, dashes + 5).at(start, Math.max(end, lastEncoded(text, at)));
  }

  private static int lastEncoded(CharSequence text, int end) {
    int last = end;
    while (isBreak(text.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  private static boolean isEncoded(char c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '+'
        || c == '/';
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == ' ' || c == '\t';
  }

  /** A PEM text inside a string: the value is the whole of it. */
  static Judgement whole(CharSequence text, int start, int end) {
    String value = text.subSequence(start, end).toString();
    int mark = value.indexOf("KEY-----");
    return mark < 0 ? Judgement.refuted("no opening mark") : judge(text, start, start + mark + 8);
  }

  private static Judgement structure(String base64, String mark, PemBody body) {
    byte[] bytes = Base64Text.decode(base64);
    KeyStructure.@Nullable Kind kind = bytes == null ? null : KeyStructure.of(bytes);
    if (body.encrypted() || mark.contains("ENCRYPTED") || (kind != null && kind.encrypted())) {
      return Judgement.of(
              kind == null ? Kind.FORMAT : Kind.PARSED, "a key protected by a pass phrase")
          .capped(Severity.MEDIUM);
    }
    if (kind != null) {
      return Judgement.of(Kind.PARSED, "parsed as a private key: " + kind.name());
    }
    if (!body.closed() && base64.length() < SHORTEST_OPEN) {
      return Judgement.refuted("breaks off");
    }
    String why = body.closed() ? "does not parse as a key" : "breaks off before its closing mark";
    return Judgement.of(Kind.FORMAT, "between the marks of a private key, but " + why)
        .capped(body.closed() ? Severity.LOW : Severity.MEDIUM);
  }

  /** OpenPGP (RFC 9580): the first packet is a secret key; its usage octet tells protection. */
  private static Judgement pgp(String lines) {
    int sum = lines.lastIndexOf("\n=");
    String base64 = (sum < 0 ? lines : lines.substring(0, sum)).replace("\n", "");
    byte[] bytes = Base64Text.decode(base64);
    if (bytes == null || !PgpPacket.isSecretKey(bytes)) {
      return Judgement.of(Kind.FORMAT, "between the marks of an OpenPGP key, but does not parse")
          .capped(Severity.LOW);
    }
    return PgpPacket.isProtected(bytes)
        ? Judgement.of(Kind.PARSED, "an OpenPGP key protected by a pass phrase")
            .capped(Severity.MEDIUM)
        : Judgement.of(Kind.PARSED, "parsed as an OpenPGP secret key without protection");
  }

  private static boolean fewCharacters(String text) {
    return text.chars().distinct().count() < 12;
  }

  /** PuTTY's own format; the value handed in is its first line. */
  static Judgement putty(CharSequence text, int start, int end) {
    int limit = Math.min(text.length(), end + 16 * 1024);
    String rest = text.subSequence(end, limit).toString();
    int lines = rest.indexOf("Private-Lines:");
    int mac = lines < 0 ? -1 : rest.indexOf("Private-MAC:", lines);
    if (mac < 0) {
      return Judgement.refuted("no private part");
    }
    int body = rest.indexOf('\n', lines) + 1;
    String base64 = rest.substring(body, Math.max(body, mac)).replaceAll("\\s++", "");
    byte[] bytes = Base64Text.decode(base64);
    if (bytes == null || bytes.length < 20) {
      return Judgement.refuted("no key in the private part");
    }
    Judgement judgement =
        rest.substring(0, lines).contains("Encryption: none")
            ? Judgement.of(Kind.PARSED, "a PuTTY key without a pass phrase")
            : Judgement.of(Kind.PARSED, "a PuTTY key protected by a pass phrase")
                .capped(Severity.MEDIUM);
    return judgement.at(start, end + mac).known(base64);
  }
}
