package dev.ergon.transport.ros1.internal.master;

import dev.ergon.transport.ros1.MasterException;
import dev.ergon.transport.ros1.internal.xmlrpc.XmlRpcClient;
import dev.ergon.transport.ros1.name.GraphName;
import dev.ergon.transport.ros1.xmlrpc.Value;
import dev.ergon.transport.ros1.xmlrpc.XmlRpcException;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Calls the master or another node in ROS's manner: our name comes first, and an answer is a code,
 * a message and a value.
 *
 * @param callerId our node's name
 */
record RosCaller(XmlRpcClient client, URI server, GraphName callerId) {
  private static final int SUCCESS = 1;

  /**
   * The value of the answer.
   *
   * @throws IOException if nobody answers
   * @throws MasterException if the answer's code is no success
   */
  Value call(String method, Value... parameters) throws IOException {
    Value[] all = new Value[parameters.length + 1];
    all[0] = Value.of(callerId.text());
    System.arraycopy(parameters, 0, all, 1, parameters.length);
    List<Value> answer = client.call(server, method, all).asList();
    if (answer.size() != 3) {
      throw new XmlRpcException(method + ": got " + answer.size() + " values, wanted 3");
    }
    if (answer.get(0).asInt() != SUCCESS) {
      throw new MasterException(method + " at " + server + ": " + answer.get(1));
    }
    return answer.get(2);
  }
}
