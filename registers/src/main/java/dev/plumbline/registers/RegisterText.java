package dev.plumbline.registers;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The text of a register as one YAML document. Aliases and merge keys are refused: with them a
 * change of one line could change an entry that the reader of the change does not see, and a
 * signature would cover what nobody looked at.
 */
final class RegisterText {
  private RegisterText() {}

  /**
   * The document; none when the text is empty.
   *
   * @throws FormatException if it is not YAML, has several documents or an alias
   */
  static List<Node> read(String text) throws FormatException {
    List<Node> documents = Yaml.readAll(text);
    if (documents.size() > 1) {
      throw new FormatException("more than one document", documents.get(1).line(), 1);
    }
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Node document : documents) {
      refuseAliases(document, seen);
    }
    return documents;
  }

  private static void refuseAliases(Node node, Set<Node> seen) throws FormatException {
    if (!seen.add(node)) {
      throw new FormatException(
          "an alias or a merge key repeats what stands here; write it out",
          node.line(),
          node.column());
    }
    switch (node) {
      case Node.Scalar scalar -> {}
      case Node.Sequence sequence -> {
        for (Node item : sequence.items()) {
          refuseAliases(item, seen);
        }
      }
      case Node.Mapping mapping -> {
        for (Node.Mapping.Entry entry : mapping.entries().values()) {
          refuseAliases(entry.value(), seen);
        }
      }
    }
  }
}
