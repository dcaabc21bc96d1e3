package dev.plumbline.verify;

import dev.plumbline.formats.Node;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that proves something: exactly this status, and a JSON object with all these fields.
 *
 * @param status the HTTP status
 * @param fields by path with dots; {@code string}, {@code number}, {@code array}, {@code object}
 *     and {@code boolean} ask for a type, {@code =text} for exactly that text, {@code ^text} for
 *     its begin, {@code =a|=b} for one of several
 */
record Proof(int status, Map<String, String> fields) {
  Proof {
    fields = Map.copyOf(fields);
  }

  boolean holds(int actual, Node json) {
    return actual == status
        && fields.entrySet().stream().allMatch(f -> field(json, f.getKey(), f.getValue()));
  }

  private static boolean field(Node json, String path, String wanted) {
    Node node = json;
    for (String key : path.split("\\.")) {
      Optional<Node> next =
          switch (node) {
            case Node.Mapping mapping -> mapping.get(key);
            case Node.Sequence sequence ->
                key.equals("0") && !sequence.items().isEmpty()
                    ? Optional.of(sequence.items().getFirst())
                    : Optional.empty();
            case Node.Scalar scalar -> Optional.empty();
          };
      if (next.isEmpty()) {
        return false;
      }
      node = next.get();
    }
    for (String one : wanted.split("\\|")) {
      if (is(node, one)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(Node node, String wanted) {
    return switch (node) {
      case Node.Mapping mapping -> wanted.equals("object") && !mapping.entries().isEmpty();
      case Node.Sequence sequence -> wanted.equals("array");
      case Node.Scalar scalar ->
          switch (wanted) {
            case "string" -> !scalar.plain() && !scalar.text().isEmpty();
            case "number" -> scalar.plain() && scalar.text().matches("-?[0-9]+(?:\\.[0-9]+)?");
            case "boolean" -> scalar.isTrue() || scalar.isFalse();
            case "object", "array" -> false;
            default ->
                wanted.startsWith("=")
                    ? scalar.text().equals(wanted.substring(1))
                    : wanted.startsWith("^") && scalar.text().startsWith(wanted.substring(1));
          };
    };
  }
}
