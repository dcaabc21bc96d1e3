package dev.plumbline.scan.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The constants of compiled Python (CPython's {@code marshal}, version 2 to 5): an assignment of a
 * string to a name as {@code name = "value"}, then every string on a line of its own.
 *
 * <p>Source: Python/marshal.c and Doc/library/dis.rst of CPython.
 */
final class PythonCode {
  private static final int DEPTH = 200;
  private static final int REFERENCE = 0x80;
  private static final int MOST_VALUES = 4_000_000;

  /** Magic number of the first version that counts positional-only parameters: 3.8. */
  private static final int POSITIONAL_ONLY = 3400;

  /** Of the first version with exception tables: 3.11. */
  private static final int EXCEPTION_TABLE = 3450;

  /** Of 3.13, which numbered its operations anew. */
  private static final int NEW_NUMBERS = 3550;

  /**
   * Of the first version whose operations are not known here; its strings are read all the same.
   */
  private static final int UNKNOWN = 3600;

  private final byte[] bytes;
  private int at;
  private final int end;
  private final int version;
  private int values;
  private final List<@Nullable Object> references = new ArrayList<>();
  private final StringBuilder assignments = new StringBuilder();
  private final Set<String> strings = new LinkedHashSet<>();

  private record Names(List<@Nullable Object> items) {}

  private PythonCode(byte[] bytes, int version, int at, int end) {
    this.bytes = bytes;
    this.version = version;
    this.at = at;
    this.end = end;
  }

  static void read(byte[] bytes, int offset, int length, Entries entries) throws IOException {
    int end = offset + length;
    int begin = offset + 8;
    while ((bytes[begin] & 0x7F) != 'c') {
      begin += 4;
      if (begin > offset + 16) {
        throw new ContainerException("no code object");
      }
    }
    int version = bytes[offset] & 0xFF | (bytes[offset + 1] & 0xFF) << 8;
    PythonCode code = new PythonCode(bytes, version, begin, end);
    try {
      code.value(0);
    } finally {
      String all = code.assignments + String.join("\n", code.strings);
      byte[] text = all.getBytes(StandardCharsets.UTF_8);
      entries.entry("", new ByteArrayInputStream(text));
    }
  }

  private @Nullable Object value(int depth) throws IOException {
    if (depth > DEPTH || ++values > MOST_VALUES) {
      throw new ContainerException("values too deep or too many");
    }
    int kind = octet();
    boolean kept = (kind & REFERENCE) != 0;
    int slot = references.size();
    if (kept) {
      references.add(null);
    }
    Object value = plain(kind & 0x7F, depth);
    if (kept) {
      references.set(slot, value);
    }
    return value;
  }

  private @Nullable Object plain(int kind, int depth) throws IOException {
    return switch (kind) {
      case '0', 'N', 'F', 'T', 'S', '.' -> null;
      case 'i' -> skip(4);
      case 'I', 'g' -> skip(8);
      case 'y' -> skip(16);
      case 'f' -> skip(octet());
      case 'x' -> {
        skip(octet());
        yield skip(octet());
      }
      case 'l' -> skip(2L * Math.abs(number()));
      case 'r' -> {
        int index = number();
        yield index >= 0 && index < references.size() ? references.get(index) : null;
      }
      case 's', 't', 'a', 'A', 'u' -> text(number());
      case 'z', 'Z' -> text(octet());
      case '(', '[', '<', '>' -> list(number(), depth);
      case ')' -> list(octet(), depth);
      case '{' -> {
        while (at < end && bytes[at] != '0') {
          value(depth + 1);
          value(depth + 1);
        }
        yield skip(1);
      }
      case ':' -> {
        value(depth + 1);
        value(depth + 1);
        yield value(depth + 1);
      }
      case 'c' -> code(depth);
      default -> throw new ContainerException("a value of unknown kind");
    };
  }

  /** A code object: numbers, eight objects, the first line's number, one or two tables. */
  private @Nullable Object code(int depth) throws IOException {
    boolean sixNumbers = version >= POSITIONAL_ONLY && version < EXCEPTION_TABLE;
    skip(4L * (sixNumbers ? 6 : 5));
    int from = at;
    boolean inPlace = at < end && (bytes[at] & 0x7F) == 's';
    value(depth + 1);
    byte[] program = inPlace ? java.util.Arrays.copyOfRange(bytes, from + 5, at) : null;
    Object constants = value(depth + 1);
    Object names = value(depth + 1);
    if (program != null && constants instanceof Names c && names instanceof Names n) {
      assignments(program, c.items(), n.items());
    }
    for (int i = 0; i < 5; i++) {
      value(depth + 1);
    }
    skip(4);
    value(depth + 1);
    return version >= EXCEPTION_TABLE ? value(depth + 1) : null;
  }

  private void assignments(
      byte[] program, List<@Nullable Object> constants, List<@Nullable Object> names) {
    for (int i = 0; i + 3 < program.length; i += 2) {
      int load = program[i] & 0xFF;
      int store = program[i + 2] & 0xFF;
      if (loads(load) && stores(store)) {
        Object value = item(constants, program[i + 1] & 0xFF);
        Object name = item(names, program[i + 3] & 0xFF);
        if (value instanceof String text && name instanceof String word) {
          assignments.append(word).append(" = \"").append(text).append("\"\n");
          strings.remove(text);
        }
      }
    }
  }

  /** {@code LOAD_CONST}, whose number changed with 3.13. */
  private boolean loads(int operation) {
    return version < NEW_NUMBERS ? operation == 100 : version < UNKNOWN && operation == 83;
  }

  /** {@code STORE_NAME}, {@code STORE_GLOBAL}, {@code STORE_ATTR}. */
  private boolean stores(int operation) {
    return version < NEW_NUMBERS
        ? operation == 90 || operation == 97 || operation == 95
        : operation == 114 || operation == 113 || operation == 108;
  }

  private static @Nullable Object item(List<@Nullable Object> items, int index) {
    return index < items.size() ? items.get(index) : null;
  }

  private Names list(int count, int depth) throws IOException {
    if (count < 0 || count > end - at) {
      throw new ContainerException("a list longer than the file");
    }
    List<@Nullable Object> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(value(depth + 1));
    }
    return new Names(items);
  }

  private String text(int length) throws IOException {
    if (length < 0 || length > end - at) {
      throw new ContainerException("a string longer than the file");
    }
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    if (length >= 4) {
      strings.add(text);
    }
    return text;
  }

  private @Nullable Object skip(long count) throws IOException {
    if (count > end - at) {
      throw new ContainerException("cut off");
    }
    at += (int) count;
    return null;
  }

  private int octet() throws IOException {
    if (at >= end) {
      throw new ContainerException("cut off");
    }
    return bytes[at++] & 0xFF;
  }

  private int number() throws IOException {
    if (end - at < 4) {
      throw new ContainerException("cut off");
    }
    at += 4;
    return numberAt(at - 4);
  }

  private int numberAt(int place) {
    return bytes[place] & 0xFF
        | (bytes[place + 1] & 0xFF) << 8
        | (bytes[place + 2] & 0xFF) << 16
        | (bytes[place + 3] & 0xFF) << 24;
  }
}
