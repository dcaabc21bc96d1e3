package dev.plumbline.detect.dependencies.manifest;

import dev.plumbline.formats.FormatException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML element with the line where it begins. Namespaces are left out: names are local names. No
 * DTD and no entity of one is ever read.
 *
 * @param name the local name
 * @param line from 1
 * @param attributes by local name
 * @param children elements in order
 * @param text the element's own text, stripped
 */
public record Xml(
    String name, int line, Map<String, String> attributes, List<Xml> children, String text) {
  private static final int MAX_DEPTH = 200;

  public Xml {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** An element that is not closed yet. */
  private record Open(
      String name,
      int line,
      Map<String, String> attributes,
      List<Xml> children,
      StringBuilder text) {
    Xml close() {
      return new Xml(name, line, attributes, children, text.toString().strip());
    }
  }

  /** The first child with this name, and so on down the path. */
  public Optional<Xml> at(String... path) {
    Xml at = this;
    for (String name : path) {
      Optional<Xml> next = at.children.stream().filter(c -> c.name.equals(name)).findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  /** The text at this path, if it is there and not empty. */
  public Optional<String> textAt(String... path) {
    return at(path).map(Xml::text).filter(text -> !text.isEmpty());
  }

  /** The children of the element at this path. */
  public List<Xml> childrenAt(String... path) {
    return at(path).map(Xml::children).orElse(List.of());
  }

  /** All elements below with this name, in document order. */
  public List<Xml> all(String wanted) {
    List<Xml> found = new ArrayList<>();
    collect(wanted, found);
    return found;
  }

  private void collect(String wanted, List<Xml> found) {
    for (Xml child : children) {
      if (child.name.equals(wanted)) {
        found.add(child);
      }
      child.collect(wanted, found);
    }
  }

  /** An attribute, whatever the case of its name. */
  public Optional<String> attribute(String wanted) {
    return attributes.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(wanted))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static Xml read(String text) throws FormatException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text.stripLeading()));
      int lead =
          Math.toIntExact(
              text.substring(0, text.length() - text.stripLeading().length())
                  .chars()
                  .filter(c -> c == '\n')
                  .count());
      return document(reader, lead);
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw new FormatException("not XML: " + firstLine(e), line, 1);
    }
  }

  private static Xml document(XMLStreamReader reader, int lead)
      throws XMLStreamException, FormatException {
    ArrayDeque<Open> open = new ArrayDeque<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          int line = reader.getLocation().getLineNumber() + lead;
          if (open.size() > MAX_DEPTH) {
            throw new FormatException("nested deeper than " + MAX_DEPTH, line, 1);
          }
          open.push(
              new Open(
                  reader.getLocalName(),
                  line,
                  attributes(reader),
                  new ArrayList<>(),
                  new StringBuilder()));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          Open at = open.peek();
          if (at != null) {
            at.text().append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          Xml closed = open.pop().close();
          Open parent = open.peek();
          if (parent == null) {
            return closed;
          }
          parent.children().add(closed);
        }
        default -> {}
      }
    }
    throw new FormatException("no element", 1, 1);
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    String rest = at < 0 ? message : message.substring(at + "Message: ".length());
    int end = rest.indexOf('\n');
    return end < 0 ? rest : rest.substring(0, end);
  }
}
