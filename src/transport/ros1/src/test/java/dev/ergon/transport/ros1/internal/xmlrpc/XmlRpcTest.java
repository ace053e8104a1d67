package dev.ergon.transport.ros1.internal.xmlrpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.transport.ros1.testing.Fuzz;
import dev.ergon.transport.ros1.xmlrpc.Value;
import dev.ergon.transport.ros1.xmlrpc.XmlRpcException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class XmlRpcTest {
  @Property(tries = 300)
  void readsBackWhatItWrites(@ForAll("values") Value value) {
    assertEquals(value, XmlRpcReader.response(XmlRpcWriter.response(value)));
  }

  @Provide
  Arbitrary<Value> values() {
    return values(2);
  }

  private static Arbitrary<Value> values(int depth) {
    Arbitrary<String> texts =
        Arbitraries.strings().withCharRange(' ', '~').withChars("<>&'\"\n\té∀\r").ofMaxLength(20);
    Arbitrary<Value> leaves =
        Arbitraries.oneOf(
            Arbitraries.integers().map(Value::of),
            Arbitraries.doubles().map(Value::of),
            Arbitraries.of(true, false).map(Value::of),
            texts.map(Value::of));
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Value> inner = values(depth - 1);
    return Arbitraries.oneOf(
        leaves,
        inner.list().ofMaxSize(3).map(Value::list),
        Arbitraries.maps(texts, inner).ofMaxSize(3).map(Value.Struct::new));
  }

  @Test
  void readsOrRefusesWhateverComes() {
    Fuzz.Outcome outcome = new Fuzz(1).xmlRpc(3_000);
    assertEquals(3_000, outcome.total());
    assertTrue(outcome.read() > 20 && outcome.refused() > 20, outcome.toString());
  }

  @Test
  void readsWhatOtherWritersMayWrite() {
    String text =
        "<methodCall>\n<methodName> m </methodName><params><param><value>plain</value></param>"
            + "<param><value><i4>5</i4></value></param>"
            + "<param><value><string><![CDATA[<x>]]></string></value></param>"
            + "<param><value><double>nan</double></value></param></params></methodCall>";
    assertEquals(
        new MethodCall(
            "m", List.of(Value.of("plain"), Value.of(5), Value.of("<x>"), Value.of(Double.NaN))),
        XmlRpcReader.call(text.getBytes(UTF_8)));
  }

  @Test
  void refusesEntitiesDepthAndFaults() {
    String entity =
        "<!DOCTYPE m [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><methodCall>&e;</methodCall>";
    assertThrows(XmlRpcException.class, () -> XmlRpcReader.call(entity.getBytes(UTF_8)));
    String deep = "<value><array><data>".repeat(100_000);
    assertThrows(
        XmlRpcException.class,
        () -> XmlRpcReader.response(("<methodResponse><params><param>" + deep).getBytes(UTF_8)));
    var fault =
        assertThrows(
            XmlRpcException.class, () -> XmlRpcReader.response(XmlRpcWriter.fault(3, "not so")));
    assertTrue(fault.getMessage().contains("not so"), fault.getMessage());
  }

  @Test
  void serverAnswersOthersWhateverOneSends() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (XmlRpcServer server =
        new XmlRpcServer(
            new InetSocketAddress(loopback, 0),
            call -> {
              if (call.method().equals("add")) {
                return Value.of(call.parameters().get(0).asInt() + 1);
              }
              throw new XmlRpcException("no such method");
            })) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/");
      XmlRpcClient client = new XmlRpcClient();
      try (Socket silent = new Socket(loopback, server.port());
          Socket garbage = new Socket(loopback, server.port())) {
        garbage
            .getOutputStream()
            .write("POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n".getBytes(UTF_8));
        assertEquals(Value.of(8), client.call(uri, "add", Value.of(7)));
        assertThrows(XmlRpcException.class, () -> client.call(uri, "add", Value.of("x")));
        assertThrows(XmlRpcException.class, () -> client.call(uri, "other"));
        assertTrue(silent.isConnected());
      }
      assertEquals(Value.of(1), client.call(uri, "add", Value.of(0)));
    }
  }

  @Test
  void structsKeepTheirOrder() {
    Value struct =
        XmlRpcReader.response(
            XmlRpcWriter.response(
                new Value.Struct(new java.util.LinkedHashMap<>(Map.of("k", Value.of(1))))));
    assertEquals(List.of("k"), List.copyOf(struct.asStruct().keySet()));
  }
}
