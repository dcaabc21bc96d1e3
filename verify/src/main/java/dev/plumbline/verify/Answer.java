package dev.plumbline.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP/1.1 answer (RFC 9112), read whole or refused.
 *
 * @param status its status
 * @param headers by name in lower case
 * @param body at most {@link #MOST_BODY} bytes
 */
record Answer(int status, Map<String, String> headers, byte[] body) {
  static final int MOST_BODY = 65_536;
  private static final int MOST_HEAD = 32_768;

  /**
   * Reads an answer.
   *
   * @throws IOException if it is none, is cut off or too large; the message holds nothing of it
   */
  static Answer read(InputStream in) throws IOException {
    int[] head = {0};
    String first = line(in, head);
    if (!first.matches("HTTP/1\\.[01] [1-5][0-9]{2}(?: .*)?")) {
      throw new IOException("the answer is not HTTP");
    }
    int status = Integer.parseInt(first.substring(9, 12));
    TreeMap<String, String> headers = new TreeMap<>();
    for (String line = line(in, head); !line.isEmpty(); line = line(in, head)) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException("the answer has a broken header");
      }
      headers.putIfAbsent(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Answer(status, headers, body(in, headers, head));
  }

  private static byte[] body(InputStream in, Map<String, String> headers, int[] head)
      throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      while (true) {
        String size = line(in, head).split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,6}")) {
          throw new IOException("the answer has a broken chunk");
        }
        int length = Integer.parseInt(size, 16);
        if (length == 0) {
          return body.toByteArray();
        }
        if (body.size() + length > MOST_BODY) {
          throw new IOException("the answer is too large");
        }
        body.write(exactly(in, length));
        if (!line(in, head).isEmpty()) {
          throw new IOException("the answer has a broken chunk");
        }
      }
    }
    String length = headers.get("content-length");
    if (length == null) {
      byte[] body = in.readNBytes(MOST_BODY + 1);
      if (body.length > MOST_BODY) {
        throw new IOException("the answer is too large");
      }
      return body;
    }
    if (!length.matches("[0-9]{1,9}") || Integer.parseInt(length) > MOST_BODY) {
      throw new IOException("the answer is too large");
    }
    return exactly(in, Integer.parseInt(length));
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the answer is cut off");
    }
    return bytes;
  }

  private static String line(InputStream in, int[] head) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the answer is cut off");
      }
      if (++head[0] > MOST_HEAD) {
        throw new IOException("the answer's head is too large");
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
