package dev.plumbline.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** TOML 1.0 into {@link Node}s. */
public final class Toml {
  private Toml() {}

  /**
   * A TOML document.
   *
   * @throws FormatException if it is not TOML
   */
  public static Node read(String text) throws FormatException {
    TomlParseResult result;
    try {
      result = org.tomlj.Toml.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (StackOverflowError e) {
      throw new FormatException("nested too deep", 1, 1);
    }
    if (result.hasErrors()) {
      TomlParseError first = result.errors().getFirst();
      throw new FormatException(
          String.valueOf(first.getMessage()), first.position().line(), first.position().column());
    }
    return table(result, 1, 1);
  }

  private static Node table(TomlTable table, int line, int column) {
    LinkedHashMap<String, Node.Mapping.Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : table.entrySet()) {
      TomlPosition position = table.inputPositionOf(List.of(entry.getKey()));
      int keyLine = position == null ? line : position.line();
      int keyColumn = position == null ? column : position.column();
      entries.put(
          entry.getKey(),
          new Node.Mapping.Entry(
              new Node.Scalar(entry.getKey(), false, keyLine, keyColumn),
              node(entry.getValue(), keyLine, keyColumn)));
    }
    return new Node.Mapping(entries, line, column);
  }

  private static Node node(Object value, int line, int column) {
    return switch (value) {
      case TomlTable table -> table(table, line, column);
      case TomlArray array -> {
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
          TomlPosition position = array.inputPositionOf(i);
          int itemLine = position == null ? line : position.line();
          int itemColumn = position == null ? column : position.column();
          items.add(node(array.get(i), itemLine, itemColumn));
        }
        yield new Node.Sequence(items, line, column);
      }
      case String text -> new Node.Scalar(text, false, line, column);
      default -> new Node.Scalar(value.toString(), true, line, column);
    };
  }
}
