package dev.ergon.transport.ros1.internal.xmlrpc;

import dev.ergon.transport.ros1.xmlrpc.Value;
import dev.ergon.transport.ros1.xmlrpc.XmlRpcException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML-RPC documents within bounds: document types and entities are refused, and values nest
 * no deeper than {@value #MAX_DEPTH}. What is allocated is bounded by the length of the document,
 * which the caller bounds. Every failure is an {@link XmlRpcException}. Used by one thread.
 */
public final class XmlRpcReader {
  private static final int MAX_DEPTH = 64;

  private final XMLStreamReader in;

  private XmlRpcReader(XMLStreamReader in) {
    this.in = in;
  }

  public static MethodCall call(byte[] document) {
    return read(document, XmlRpcReader::call);
  }

  /**
   * The result.
   *
   * @throws XmlRpcException also if the answer is a fault; it holds the peer's words
   */
  public static Value response(byte[] document) {
    return read(document, XmlRpcReader::response);
  }

  private static <T> T read(byte[] document, Reading<T> reading) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new StringReader(text(document)));
      try {
        return reading.of(new XmlRpcReader(in));
      } finally {
        in.close();
      }
    } catch (XmlRpcException e) {
      throw e;
    } catch (XMLStreamException | RuntimeException e) {
      // The parser of the JDK answers some malformed input with unchecked exceptions.
      throw new XmlRpcException("not well-formed: " + e.getMessage(), e);
    }
  }

  /** Every ROS node writes UTF-8; the parser would print a line for each byte that is not. */
  private static String text(byte[] document) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException e) {
      throw new XmlRpcException("got bytes that are not UTF-8", e);
    }
  }

  private MethodCall call() throws XMLStreamException {
    open("methodCall");
    open("methodName");
    String method = text("methodName").strip();
    List<Value> parameters = new ArrayList<>();
    if (next() == XMLStreamConstants.START_ELEMENT) {
      require("params");
      while (next() == XMLStreamConstants.START_ELEMENT) {
        require("param");
        open("value");
        parameters.add(value(0));
        close("param");
      }
    }
    return new MethodCall(method, parameters);
  }

  private Value response() throws XMLStreamException {
    open("methodResponse");
    if (next() != XMLStreamConstants.START_ELEMENT) {
      throw new XmlRpcException("got an empty response");
    }
    if (in.getLocalName().equals("fault")) {
      open("value");
      Map<String, Value> fault = value(0).asStruct();
      throw new XmlRpcException("the peer answered a fault: " + fault.get("faultString"));
    }
    require("params");
    open("param");
    open("value");
    return value(0);
  }

  /** The value whose start element was just read; ends after its end element. */
  private Value value(int depth) throws XMLStreamException {
    if (depth > MAX_DEPTH) {
      throw new XmlRpcException("values nest deeper than " + MAX_DEPTH);
    }
    StringBuilder text = new StringBuilder();
    while (true) {
      int event = raw();
      if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        text.append(in.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        return new Value.Text(text.toString());
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        Value typed = typed(in.getLocalName(), depth);
        close("value");
        return typed;
      }
    }
  }

  private Value typed(String type, int depth) throws XMLStreamException {
    switch (type) {
      case "array":
        return array(depth);
      case "struct":
        return struct(depth);
      case "nil":
        close("nil");
        return new Value.Text("");
      default:
        return scalar(type, text(type));
    }
  }

  private static Value scalar(String type, String text) {
    try {
      return switch (type) {
        case "string" -> new Value.Text(text);
        case "int", "i4" -> new Value.Int(Integer.parseInt(text.strip()));
        case "double" -> new Value.Real(real(text.strip()));
        case "boolean" -> new Value.Bool(truth(text.strip()));
        case "base64" -> new Value.Binary(text);
        case "dateTime.iso8601" -> new Value.DateTime(text.strip());
        default -> throw new XmlRpcException("got a value of type <" + type + ">");
      };
    } catch (IllegalArgumentException e) {
      throw new XmlRpcException("got '" + text + "', wanted " + type, e);
    }
  }

  /** Python writes nan and inf. */
  private static double real(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> throw new IllegalArgumentException("no boolean");
    };
  }

  private Value array(int depth) throws XMLStreamException {
    List<Value> items = new ArrayList<>();
    open("data");
    while (next() == XMLStreamConstants.START_ELEMENT) {
      require("value");
      items.add(value(depth + 1));
    }
    close("array");
    return new Value.Array(items);
  }

  private Value struct(int depth) throws XMLStreamException {
    Map<String, Value> members = new LinkedHashMap<>();
    while (next() == XMLStreamConstants.START_ELEMENT) {
      require("member");
      open("name");
      String name = text("name");
      open("value");
      members.put(name, value(depth + 1));
      close("member");
    }
    return new Value.Struct(members);
  }

  private void open(String name) throws XMLStreamException {
    if (next() != XMLStreamConstants.START_ELEMENT) {
      throw new XmlRpcException("got no <" + name + ">");
    }
    require(name);
  }

  private void close(String name) throws XMLStreamException {
    if (next() != XMLStreamConstants.END_ELEMENT) {
      throw new XmlRpcException("got <" + in.getLocalName() + ">, wanted </" + name + ">");
    }
  }

  private void require(String name) {
    if (!in.getLocalName().equals(name)) {
      throw new XmlRpcException("got <" + in.getLocalName() + ">, wanted <" + name + ">");
    }
  }

  /** The text up to the end element, which is read too. */
  private String text(String name) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (true) {
      int event = raw();
      if (event == XMLStreamConstants.END_ELEMENT) {
        return text.toString();
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        throw new XmlRpcException("got <" + in.getLocalName() + "> in <" + name + ">");
      }
      if (in.hasText() && event != XMLStreamConstants.COMMENT) {
        text.append(in.getText());
      }
    }
  }

  /** The next start or end of an element; other text than space is refused. */
  private int next() throws XMLStreamException {
    while (true) {
      int event = raw();
      if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
        return event;
      }
      boolean text = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
      if (text && !in.getText().isBlank()) {
        throw new XmlRpcException("got text between elements");
      }
    }
  }

  private int raw() throws XMLStreamException {
    if (!in.hasNext()) {
      throw new XmlRpcException("the document ends early");
    }
    int event = in.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new XmlRpcException("got a document type or an entity, wanted neither");
    }
    return event;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(XmlRpcReader reader) throws XMLStreamException;
  }
}
