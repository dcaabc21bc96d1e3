package dev.plumbline.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SequencedMap;

/** A request with the secret in it. Has no text form, so that no message can hold the secret. */
final class Call {
  static final String AGENT = "plumbline (checks whether a leaked secret is revoked)";

  private final String host;
  private final byte[] bytes;

  private Call(String host, byte[] bytes) {
    this.host = host;
    this.bytes = bytes;
  }

  /**
   * The request to a provider.
   *
   * @param value visible ASCII
   */
  static Call of(Provider provider, String value) {
    byte[] body = fill(provider.body(), json(value), value).getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder();
    text.append(provider.method()).append(' ');
    text.append(fill(provider.path(), percent(value), value)).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(provider.host()).append("\r\n");
    text.append("User-Agent: ").append(AGENT).append("\r\n");
    SequencedMap<String, String> headers = provider.headers();
    if (!headers.containsKey("Accept")) {
      text.append("Accept: application/json\r\n");
    }
    for (Map.Entry<String, String> header : headers.entrySet()) {
      text.append(header.getKey()).append(": ");
      text.append(fill(header.getValue(), value, value)).append("\r\n");
    }
    if (!provider.method().equals("GET")) {
      if (body.length > 0 && !headers.containsKey("Content-Type")) {
        text.append("Content-Type: application/json\r\n");
      }
      text.append("Content-Length: ").append(body.length).append("\r\n");
    }
    text.append("Connection: close\r\n\r\n");
    byte[] head = text.toString().getBytes(StandardCharsets.US_ASCII);
    byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return new Call(provider.host(), all);
  }

  String host() {
    return host;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Whether a value can stand in a request line and a header as it is. */
  static boolean sendable(byte[] value) {
    if (value.length == 0 || value.length > 4_096) {
      return false;
    }
    for (byte b : value) {
      if (b <= 0x20 || b >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static String fill(String template, String value, String plain) {
    String filled = template.replace("{value}", value);
    int at = filled.indexOf("{basic:");
    if (at < 0 || filled.indexOf('}', at) < 0) {
      return filled;
    }
    int end = filled.indexOf('}', at);
    String pair = filled.substring(at + 7, end) + ":" + plain;
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    return filled.substring(0, at) + encoded + filled.substring(end + 1);
  }

  /** RFC 3986; the colon stays, as Telegram's tokens need it. */
  private static String percent(String value) {
    StringBuilder out = new StringBuilder();
    for (char c : value.toCharArray()) {
      boolean plain = Character.isLetterOrDigit(c) || "-._~:".indexOf(c) >= 0;
      out.append(
          plain
              ? String.valueOf(c)
              : "%" + java.util.HexFormat.of().withUpperCase().toHexDigits((byte) c));
    }
    return out.toString();
  }

  private static String json(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  @Override
  public String toString() {
    return "a request to " + host;
  }
}
