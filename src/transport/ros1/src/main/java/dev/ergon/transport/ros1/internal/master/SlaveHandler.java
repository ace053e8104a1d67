package dev.ergon.transport.ros1.internal.master;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.transport.ros1.internal.xmlrpc.MethodCall;
import dev.ergon.transport.ros1.internal.xmlrpc.XmlRpcServer;
import dev.ergon.transport.ros1.name.GraphName;
import dev.ergon.transport.ros1.xmlrpc.Value;
import dev.ergon.transport.ros1.xmlrpc.XmlRpcException;
import java.net.URI;
import java.util.List;

/**
 * Answers the calls of the Slave API. Anything else, and anything with other parameters, is a fault
 * or a failure and changes nothing.
 *
 * @see <a href="http://wiki.ros.org/ROS/Slave_API">ROS wiki, Slave API</a>
 */
public final class SlaveHandler implements XmlRpcServer.Handler {
  private static final Value EMPTY = Value.list();

  /** Who we are, for those who ask. */
  public record Identity(GraphName node, URI uri, URI master, String tcprosHost, int tcprosPort) {}

  private final Identity identity;
  private final SlaveCalls calls;

  public SlaveHandler(Identity identity, SlaveCalls calls) {
    this.identity = identity;
    this.calls = calls;
  }

  @Override
  public Value handle(MethodCall call) {
    List<Value> with = call.parameters();
    return switch (call.method()) {
      case "getBusStats" -> success(Value.list(EMPTY, EMPTY, EMPTY));
      case "getBusInfo" -> success(Value.list(calls.busInfo()));
      case "getMasterUri" -> success(Value.of(identity.master().toString()));
      case "getUri" -> success(Value.of(identity.uri().toString()));
      case "getName" -> success(Value.of(identity.node().text()));
      case "getPid" -> success(Value.of((int) ProcessHandle.current().pid()));
      case "getPublications" -> success(Value.list(calls.publications()));
      case "getSubscriptions" -> success(Value.list(calls.subscriptions()));
      case "shutdown" -> shutdown(with);
      case "publisherUpdate" -> publisherUpdate(with);
      case "paramUpdate" -> paramUpdate(with);
      case "requestTopic" -> requestTopic(with);
      default -> throw new XmlRpcException("there is no method '" + call.method() + "'");
    };
  }

  private Value shutdown(List<Value> with) {
    calls.shutdown(with.size() > 1 ? parameter(with, 1).asText() : "");
    return success(Value.of(0));
  }

  private Value publisherUpdate(List<Value> with) {
    List<URI> publishers = parameter(with, 2).asList().stream().map(SlaveHandler::uri).toList();
    calls.publishersChanged(name(with), publishers);
    return success(Value.of(0));
  }

  private Value paramUpdate(List<Value> with) {
    calls.parameterChanged(name(with));
    return success(Value.of(0));
  }

  private Value requestTopic(List<Value> with) {
    GraphName topic = name(with);
    boolean tcpros =
        parameter(with, 2).asList().stream()
            .map(Value::asList)
            .anyMatch(p -> !p.isEmpty() && p.get(0).equals(Value.of("TCPROS")));
    if (!calls.publishes(topic)) {
      return answer(0, "not a publisher of " + topic, EMPTY);
    }
    if (!tcpros) {
      return answer(0, "only TCPROS is supported", EMPTY);
    }
    return success(
        Value.list(
            Value.of("TCPROS"), Value.of(identity.tcprosHost()), Value.of(identity.tcprosPort())));
  }

  private static GraphName name(List<Value> with) {
    try {
      return GraphName.of(parameter(with, 1).asText());
    } catch (XmlRpcException e) {
      throw e;
    } catch (InvalidInputException e) {
      throw new XmlRpcException(String.valueOf(e.getMessage()), e);
    }
  }

  private static URI uri(Value value) {
    try {
      return URI.create(value.asText());
    } catch (IllegalArgumentException e) {
      throw new XmlRpcException("got '" + value + "', wanted a URI", e);
    }
  }

  private static Value parameter(List<Value> with, int index) {
    if (index >= with.size()) {
      throw new XmlRpcException("got " + with.size() + " parameters, wanted more");
    }
    return with.get(index);
  }

  private static Value success(Value value) {
    return answer(1, "", value);
  }

  private static Value answer(int code, String message, Value value) {
    return Value.list(Value.of(code), Value.of(message), value);
  }
}
