package dev.ergon.transport.ros1.internal.xmlrpc;

import dev.ergon.transport.ros1.xmlrpc.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes XML-RPC documents. Stateless. */
public final class XmlRpcWriter {
  private static final String PROLOGUE = "<?xml version=\"1.0\"?>";

  private XmlRpcWriter() {}

  public static byte[] write(MethodCall call) {
    StringBuilder out = new StringBuilder(PROLOGUE).append("<methodCall><methodName>");
    escape(call.method(), out);
    out.append("</methodName><params>");
    for (Value parameter : call.parameters()) {
      out.append("<param>");
      value(parameter, out);
      out.append("</param>");
    }
    return bytes(out.append("</params></methodCall>"));
  }

  /** The answer {@code result}. */
  public static byte[] response(Value result) {
    StringBuilder out = new StringBuilder(PROLOGUE).append("<methodResponse><params><param>");
    value(result, out);
    return bytes(out.append("</param></params></methodResponse>"));
  }

  /** The answer that something was wrong with the call itself. */
  public static byte[] fault(int code, String text) {
    StringBuilder out = new StringBuilder(PROLOGUE).append("<methodResponse><fault>");
    Map<String, Value> members = Map.of("faultCode", Value.of(code), "faultString", Value.of(text));
    value(new Value.Struct(members), out);
    return bytes(out.append("</fault></methodResponse>"));
  }

  private static void value(Value value, StringBuilder out) {
    out.append("<value>");
    if (value instanceof Value.Int number) {
      out.append("<int>").append(number.value()).append("</int>");
    } else if (value instanceof Value.Bool truth) {
      out.append("<boolean>").append(truth.value() ? 1 : 0).append("</boolean>");
    } else if (value instanceof Value.Real number) {
      out.append("<double>").append(number.value()).append("</double>");
    } else if (value instanceof Value.Text text) {
      out.append("<string>");
      escape(text.value(), out);
      out.append("</string>");
    } else if (value instanceof Value.Binary bytes) {
      out.append("<base64>").append(bytes.base64()).append("</base64>");
    } else if (value instanceof Value.DateTime time) {
      out.append("<dateTime.iso8601>");
      escape(time.text(), out);
      out.append("</dateTime.iso8601>");
    } else if (value instanceof Value.Array array) {
      out.append("<array><data>");
      array.items().forEach(item -> value(item, out));
      out.append("</data></array>");
    } else if (value instanceof Value.Struct struct) {
      out.append("<struct>");
      struct
          .members()
          .forEach((name, member) -> {
            out.append("<member><name>");
            escape(name, out);
            out.append("</name>");
            value(member, out);
            out.append("</member>");
          });
      out.append("</struct>");
    }
    out.append("</value>");
  }

  /** What XML cannot hold at all becomes U+FFFD. */
  private static void escape(String text, StringBuilder out) {
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '\r' -> out.append("&#13;");
            default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
          }
        });
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static byte[] bytes(StringBuilder out) {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
