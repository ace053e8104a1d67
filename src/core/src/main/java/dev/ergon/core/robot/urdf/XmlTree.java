package dev.ergon.core.robot.urdf;

import dev.ergon.core.error.InvalidInputException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a document to a tree of elements, within bounds. Document types and entities are refused,
 * text and comments are passed over.
 */
final class XmlTree {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_ELEMENTS = 10_000;
  private static final int MAX_NAME_SHOWN = 60;

  private final String source;
  private final XMLStreamReader in;
  private int elements;

  private XmlTree(String source, XMLStreamReader in) {
    this.source = source;
    this.in = in;
  }

  /**
   * The root element of {@code text}.
   *
   * @param source the name that errors give
   */
  static XmlElement parse(String source, String text) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new StringReader(text));
      try {
        return new XmlTree(source, in).root();
      } finally {
        in.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw new InvalidInputException(
          source + ":" + line + ": not well-formed XML: " + firstLine(e), e);
    }
  }

  private XmlElement root() throws XMLStreamException {
    XmlElement root = null;
    while (in.hasNext()) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        root = element("", 1);
      }
    }
    if (root == null) {
      throw new InvalidInputException(source + ":1: got no element, wanted <robot>");
    }
    return root;
  }

  private XmlElement element(String around, int depth) throws XMLStreamException {
    int line = in.getLocation().getLineNumber();
    String name = in.getLocalName();
    Map<String, String> attributes = attributes();
    String path = around + name + (depth == 1 ? "" : label(attributes));
    if (depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
      throw new InvalidInputException(
          source
              + ":"
              + line
              + ": "
              + path
              + " is too deep or one too many, wanted at most "
              + MAX_DEPTH
              + " levels and "
              + MAX_ELEMENTS
              + " elements");
    }
    if ("xacro".equals(in.getPrefix())) {
      throw new InvalidInputException(
          source + ":" + line + ": " + path + " is a macro; expand the file with xacro first");
    }
    List<XmlElement> children = new ArrayList<>();
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(element(path + "/", depth + 1));
      }
    }
    return new XmlElement(source, line, path, name, attributes, List.copyOf(children));
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
    }
    return attributes;
  }

  private int next() throws XMLStreamException {
    int event = in.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new InvalidInputException(
          source
              + ":"
              + in.getLocation().getLineNumber()
              + ": got a document type or an entity, wanted neither; remove it");
    }
    return event;
  }

  private static String label(Map<String, String> attributes) {
    String name = attributes.getOrDefault("name", "");
    if (name.isBlank()) {
      return "";
    }
    return "["
        + (name.length() <= MAX_NAME_SHOWN ? name : name.substring(0, MAX_NAME_SHOWN) + "...")
        + "]";
  }

  /** The parser repeats its position and wraps: the last line is what it found. */
  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    return (at < 0 ? message : message.substring(at + "Message: ".length()))
        .lines()
        .findFirst()
        .orElse("no reason given");
  }
}
