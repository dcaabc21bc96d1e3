package dev.plumbline.scan.git;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The header lines and the message of a commit or tag. */
final class Headers {
  private record Line(String key, byte[] value, int from, int to) {
    @Override
    public String toString() {
      return key;
    }
  }

  private final byte[] bytes;
  private final List<Line> lines = new ArrayList<>();
  private int messageAt;

  Headers(byte[] bytes) {
    this.bytes = bytes;
    int at = 0;
    while (at < bytes.length && bytes[at] != '\n') {
      at = line(at);
    }
    messageAt = Math.min(at + 1, bytes.length);
  }

  /** Reads a line and those that continue it, which begin with a space. */
  private int line(int from) {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    int end = lineEnd(from);
    int space = from;
    while (space < end && bytes[space] != ' ') {
      space++;
    }
    value.write(bytes, Math.min(space + 1, end), Math.max(0, end - space - 1));
    int next = Math.min(end + 1, bytes.length);
    while (next < bytes.length && bytes[next] == ' ') {
      end = lineEnd(next);
      value.write('\n');
      value.write(bytes, next + 1, end - next - 1);
      next = Math.min(end + 1, bytes.length);
    }
    String key = new String(bytes, from, space - from, StandardCharsets.ISO_8859_1);
    lines.add(new Line(key, value.toByteArray(), from, next));
    return next;
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  Optional<byte[]> first(String key) {
    return lines.stream().filter(line -> line.key().equals(key)).map(Line::value).findFirst();
  }

  Optional<String> text(String key) {
    return first(key).map(value -> new String(value, StandardCharsets.ISO_8859_1));
  }

  List<String> texts(String key) {
    return lines.stream()
        .filter(line -> line.key().equals(key))
        .map(line -> new String(line.value(), StandardCharsets.ISO_8859_1))
        .toList();
  }

  /** All bytes but the lines of these keys: what a signature signs. */
  byte[] without(List<String> keys) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream(bytes.length);
    int at = 0;
    for (Line line : lines) {
      if (keys.contains(line.key())) {
        rest.write(bytes, at, line.from() - at);
        at = line.to();
      }
    }
    rest.write(bytes, at, bytes.length - at);
    return rest.toByteArray();
  }

  /** Where the message begins. */
  int messageAt() {
    return messageAt;
  }

  /** The charset of the encoding header; UTF-8 without one or when this JDK does not know it. */
  Charset charset() {
    try {
      return text("encoding").map(Charset::forName).orElse(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Bytes as text; what claims to be UTF-8 and is not is read as ISO 8859-1, losing nothing. */
  static String decode(byte[] bytes, int from, int to, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
    } catch (CharacterCodingException e) {
      return new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.ISO_8859_1);
    }
  }
}
