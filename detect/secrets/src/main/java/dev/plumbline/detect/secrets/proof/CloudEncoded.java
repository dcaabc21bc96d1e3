package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import dev.plumbline.evidence.Severity;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cloud credentials that decode to something, or stand in an address that says more of them. */
final class CloudEncoded {
  /** What ran out before these rules were written has run out whenever it is scanned. */
  private static final LocalDate LONG_AGO = LocalDate.of(2026, 11, 1);

  private static final int AROUND = 700;
  private static final Pattern EXPIRY =
      Pattern.compile("[?&;]se=([0-9]{4}-[0-9]{2}-[0-9]{2})[0-9A-Za-z:%.-]{0,30}+");
  private static final Pattern VERSION =
      Pattern.compile("[?&;]sv=[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])");

  private CloudEncoded() {}

  /**
   * An SMTP password of Amazon SES: a version byte, 4, and an HMAC-SHA-256.
   *
   * <p>Source: "Obtaining Amazon SES SMTP credentials" in its developer guide.
   */
  static Judgement smtpPassword(String value) {
    byte[] bytes = Base64Text.decode(value);
    return bytes != null && bytes.length == 33 && bytes[0] == 4
        ? Judgement.of(Kind.PARSED, "decodes to version 4 and a signature of 32 bytes")
        : Judgement.refuted("does not decode to an SMTP password of version 4");
  }

  /** A short-term key of Amazon Bedrock is a presigned request to it in base64. */
  static Judgement bedrock(String value) {
    String text = Base64Text.decodeText(value.substring("bedrock-api-key-".length()));
    return text != null && text.startsWith("bedrock.") && text.contains("X-Amz-Signature=")
        ? Judgement.of(Kind.PARSED, "decodes to a presigned request")
        : Judgement.of(Kind.FORMAT, "the form of a key, but does not decode to a request")
            .capped(Severity.LOW);
  }

  /**
   * A shared access signature: what is signed stands beside it in the same address.
   *
   * <p>Source: "Create a service SAS" in the reference of Azure Storage.
   */
  static Judgement accessSignature(CharSequence text, int start, int end) {
    int from = edge(text, start, -1, Math.max(0, start - AROUND));
    int to = edge(text, end, 1, Math.min(text.length(), end + AROUND));
    String address = text.subSequence(from, to).toString().replace("amp;", "");
    if (address.indexOf('&') < address.indexOf('?')) {
      address = address.substring(Math.max(0, address.indexOf('?')));
    }
    Matcher expiry = EXPIRY.matcher("&" + address);
    Judgement judgement =
        VERSION.matcher("&" + address).find()
            ? Judgement.of(Kind.PARSED, "the signature of a storage address whose fields were read")
            : Judgement.of(Kind.CONTEXT, "a signature of the right length in an address");
    if (expiry.find()) {
      try {
        LocalDate date = LocalDate.parse(expiry.group(1));
        judgement = judgement.with("expires", date.toString());
        judgement = date.isBefore(LONG_AGO) ? judgement.capped(Severity.LOW) : judgement;
      } catch (DateTimeParseException e) {
        return Judgement.refuted("no address: its end is no date").at(start, end);
      }
    }
    return judgement.at(start, end);
  }

  /** Where the address that holds an offset begins or ends. */
  private static int edge(CharSequence text, int at, int step, int limit) {
    int i = step < 0 ? at - 1 : at;
    while (step < 0 ? i >= limit : i < limit) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`') {
        return step < 0 ? i + 1 : i;
      }
      i += step;
    }
    return limit;
  }
}
