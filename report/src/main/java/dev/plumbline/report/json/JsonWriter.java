package dev.plumbline.report.json;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) as it goes, two spaces a level, keys in the order of the calls, a line
 * feed at the end. The output is ASCII-safe where it matters: see {@link JsonText}. Wrong nesting
 * throws {@link IllegalStateException}, so that no broken document is written without notice.
 */
public final class JsonWriter {
  private final Appendable out;
  private final Deque<Level> levels = new ArrayDeque<>();
  private boolean afterName;
  private boolean done;

  private static final class Level {
    final boolean object;
    boolean empty = true;

    Level(boolean object) {
      this.object = object;
    }
  }

  /** Writes to this; does not close it. */
  public JsonWriter(Appendable out) {
    this.out = out;
  }

  /** Begins an object, as a value. */
  public JsonWriter beginObject() throws IOException {
    return begin(true);
  }

  /** Ends the innermost object. */
  public JsonWriter endObject() throws IOException {
    return end(true);
  }

  /** Begins an array, as a value. */
  public JsonWriter beginArray() throws IOException {
    return begin(false);
  }

  /** Ends the innermost array. */
  public JsonWriter endArray() throws IOException {
    return end(false);
  }

  /** The key of the next value. */
  public JsonWriter name(String key) throws IOException {
    Level level = levels.peek();
    if (level == null || !level.object || afterName) {
      throw new IllegalStateException("no key may stand here: " + key);
    }
    separate(level);
    JsonText.quote(out, key);
    out.append(": ");
    afterName = true;
    return this;
  }

  /** A text, or null. */
  public JsonWriter value(@Nullable String text) throws IOException {
    beforeValue();
    if (text == null) {
      out.append("null");
    } else {
      JsonText.quote(out, text);
    }
    return afterValue();
  }

  /** A whole number. */
  public JsonWriter value(long number) throws IOException {
    beforeValue();
    out.append(Long.toString(number));
    return afterValue();
  }

  /** True or false. */
  public JsonWriter value(boolean truth) throws IOException {
    beforeValue();
    out.append(Boolean.toString(truth));
    return afterValue();
  }

  /** A key with a text, or null. */
  public JsonWriter field(String key, @Nullable String text) throws IOException {
    return name(key).value(text);
  }

  /** A key with a whole number. */
  public JsonWriter field(String key, long number) throws IOException {
    return name(key).value(number);
  }

  /** A key with true or false. */
  public JsonWriter field(String key, boolean truth) throws IOException {
    return name(key).value(truth);
  }

  /** A key with a list of texts. */
  public JsonWriter field(String key, Iterable<String> texts) throws IOException {
    name(key).beginArray();
    for (String text : texts) {
      value(text);
    }
    return endArray();
  }

  private JsonWriter begin(boolean object) throws IOException {
    beforeValue();
    out.append(object ? '{' : '[');
    levels.push(new Level(object));
    return this;
  }

  private JsonWriter end(boolean object) throws IOException {
    Level level = levels.peek();
    if (level == null || level.object != object || afterName) {
      throw new IllegalStateException("no " + (object ? "object" : "array") + " ends here");
    }
    levels.pop();
    if (!level.empty) {
      newLine();
    }
    out.append(object ? '}' : ']');
    return afterValue();
  }

  private void beforeValue() throws IOException {
    Level level = levels.peek();
    if (done || (level != null && level.object && !afterName)) {
      throw new IllegalStateException("no value may stand here");
    }
    if (level != null && !level.object) {
      separate(level);
    }
    afterName = false;
  }

  private JsonWriter afterValue() throws IOException {
    if (levels.isEmpty()) {
      done = true;
      out.append('\n');
    }
    return this;
  }

  private void separate(Level level) throws IOException {
    if (!level.empty) {
      out.append(',');
    }
    level.empty = false;
    newLine();
  }

  private void newLine() throws IOException {
    out.append('\n');
    for (int i = levels.size(); i > 0; i--) {
      out.append("  ");
    }
  }
}
