package dev.plumbline.engine.records;

import dev.plumbline.formats.Node;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a record, one field after the other, and which field each byte belongs to. Prose
 * stands as it is; a short value of another field stands behind its name, since the name tells what
 * it is.
 */
public final class RecordText {
  private static final int LONGEST_NAMED = 400;
  private static final int LONG_KEY = 16;
  private static final Set<String> PROSE =
      Set.of(
          "text",
          "body",
          "content",
          "message",
          "title",
          "description",
          "summary",
          "note",
          "comment",
          "plain_text",
          "topic",
          "purpose",
          "subject",
          "fallback",
          "pretext",
          "log",
          "msg");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Field> fields = new ArrayList<>();

  /**
   * A field's stretch of the text.
   *
   * @param path names from the record down, for example {@code comments[17].body}
   * @param start of its value, in bytes
   */
  public record Field(String path, int start) {}

  private RecordText() {}

  /** The text of a record. */
  public static RecordText of(Node record) {
    RecordText text = new RecordText();
    text.walk(record, "", "");
    return text;
  }

  /** The whole text, UTF-8. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** The field that holds a byte. */
  public Field at(int offset) {
    Field best = new Field("", 0);
    for (Field field : fields) {
      if (field.start() > offset) {
        break;
      }
      best = field;
    }
    return best;
  }

  private void walk(Node node, String path, String key) {
    switch (node) {
      case Node.Mapping mapping -> {
        for (Node.Mapping.Entry entry : mapping.entries().values()) {
          String name = entry.key().text();
          String below = path.isEmpty() ? name : path + "." + name;
          if (name.length() >= LONG_KEY) {
            add(below, "", name);
          }
          walk(entry.value(), below, name);
        }
      }
      case Node.Sequence sequence -> {
        int index = 0;
        for (Node item : sequence.items()) {
          Optional<String> id = RecordIds.of(item, "");
          walk(item, path + "[" + id.orElse(Integer.toString(index)) + "]", key);
          index++;
        }
      }
      case Node.Scalar scalar -> {
        if (!scalar.plain() && !scalar.text().isEmpty()) {
          value(path, key, scalar.text());
        }
      }
    }
  }

  private void value(String path, String key, String text) {
    boolean named =
        !key.isEmpty()
            && text.length() <= LONGEST_NAMED
            && text.indexOf('\n') < 0
            && text.indexOf('"') < 0
            && !PROSE.contains(key.toLowerCase(Locale.ROOT));
    add(path, named ? key + ": \"" : "", named ? text + "\"" : text);
  }

  private void add(String path, String before, String text) {
    bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    fields.add(new Field(path, bytes.size()));
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    bytes.write('\n');
  }
}
