package dev.plumbline.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML 1.2 (and so JSON) into {@link Node}s. No tags are resolved and nothing is constructed. An
 * alias is the anchored value again; how much aliases may add in all is bounded, so a "billion
 * laughs" document is refused. YAML 1.1's merge key {@code <<} is followed, as the tools whose
 * files we read do.
 */
public final class Yaml {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_NODES = 4_000_000;

  private final Iterator<Event> events;
  private final Map<String, Node> anchors = new HashMap<>();
  private final IdentityHashMap<Node, Integer> sizes = new IdentityHashMap<>();
  private int nodes;

  private Yaml(Iterator<Event> events) {
    this.events = events;
  }

  /**
   * All documents of a text. An empty text has none.
   *
   * @throws FormatException if it is not YAML, or too deep or too large to be a configuration
   */
  public static List<Node> readAll(String text) throws FormatException {
    LoadSettings settings =
        LoadSettings.builder()
            .setParseComments(false)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setUseMarks(true)
            .build();
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Yaml reader = new Yaml(new Parse(settings).parseString(body).iterator());
    try {
      return reader.documents();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
      throw new FormatException(
          Optional.ofNullable(e.getProblem()).orElse("not YAML"), line, column);
    } catch (YamlEngineException e) {
      throw new FormatException(Optional.ofNullable(e.getMessage()).orElse("not YAML"), 1, 1);
    }
  }

  /**
   * The only document of a text.
   *
   * @throws FormatException if it is not YAML, or has no document or several
   */
  public static Node read(String text) throws FormatException {
    List<Node> documents = readAll(text);
    if (documents.size() != 1) {
      throw new FormatException(
          documents.isEmpty() ? "empty document" : "more than one document", 1, 1);
    }
    return documents.getFirst();
  }

  private List<Node> documents() throws FormatException {
    List<Node> documents = new ArrayList<>();
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case StreamStart, StreamEnd, DocumentEnd -> {}
        case DocumentStart -> anchors.clear();
        default -> documents.add(node(event, 0));
      }
    }
    return documents;
  }

  private Node node(Event event, int depth) throws FormatException {
    int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    int column = event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    if (depth > MAX_DEPTH) {
      throw new FormatException("nested deeper than " + MAX_DEPTH, line, column);
    }
    int before = nodes;
    count(1, line, column);
    String anchor = null;
    Node node =
        switch (event) {
          case AliasEvent alias -> {
            Node target = anchors.get(alias.getAlias().getValue());
            if (target == null) {
              throw new FormatException(
                  "alias to an unknown anchor: " + alias.getAlias(), line, column);
            }
            count(sizes.getOrDefault(target, 1), line, column);
            yield target;
          }
          case ScalarEvent scalar -> {
            anchor = scalar.getAnchor().map(Object::toString).orElse(null);
            yield new Node.Scalar(
                scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, line, column);
          }
          case SequenceStartEvent start -> {
            anchor = start.getAnchor().map(Object::toString).orElse(null);
            yield sequence(line, column, depth);
          }
          case MappingStartEvent start -> {
            anchor = start.getAnchor().map(Object::toString).orElse(null);
            yield mapping(line, column, depth);
          }
          default -> throw new FormatException("unexpected " + event.getEventId(), line, column);
        };
    remember(anchor, node, nodes - before);
    return node;
  }

  private void remember(@Nullable String anchor, Node node, int size) {
    if (anchor != null) {
      anchors.put(anchor, node);
      sizes.put(node, size);
    }
  }

  private void count(int more, int line, int column) throws FormatException {
    nodes += more;
    if (nodes > MAX_NODES || nodes < 0) {
      throw new FormatException("more than " + MAX_NODES + " values", line, column);
    }
  }

  private Node sequence(int line, int column, int depth) throws FormatException {
    List<Node> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Node.Sequence(items, line, column);
  }

  private Node mapping(int line, int column, int depth) throws FormatException {
    LinkedHashMap<String, Node.Mapping.Entry> entries = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      Node key = node(event, depth + 1);
      Node value = node(events.next(), depth + 1);
      Node.Scalar name =
          key instanceof Node.Scalar scalar
              ? scalar
              : new Node.Scalar("(complex key)", false, key.line(), key.column());
      if (name.plain() && name.text().equals("<<")) {
        merged.add(value);
      } else {
        entries.put(name.text(), new Node.Mapping.Entry(name, value));
      }
    }
    for (Node source : merged) {
      List<Node> parts =
          source instanceof Node.Sequence sequence ? sequence.items() : List.of(source);
      for (Node part : parts) {
        if (part instanceof Node.Mapping mapping) {
          mapping.entries().forEach(entries::putIfAbsent);
        }
      }
    }
    return new Node.Mapping(entries, line, column);
  }
}
