package dev.ergon.transport.ros1;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.ServiceType;
import dev.ergon.transport.ros1.internal.node.DefaultNode;
import dev.ergon.transport.ros1.name.GraphName;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A node that the master knows. A master that goes away and comes back is told everything again;
 * meanwhile connections that stand go on.
 */
public interface ConnectedNode extends Node {
  /**
   * Makes a node and registers it.
   *
   * @throws dev.ergon.core.error.HostLacksException if the master cannot be reached
   */
  static ConnectedNode connect(NodeConfiguration configuration) {
    return DefaultNode.connect(configuration);
  }

  /**
   * A node named {@code ergon}, as the process's environment says.
   *
   * @throws dev.ergon.core.error.HostLacksException if the master cannot be reached
   */
  static ConnectedNode fromEnvironment() {
    return connect(new CommandLineLoader(List.of()).build("ergon"));
  }

  /** Whether the master did not answer when it was last asked; it is asked once a second. */
  boolean isMasterLost();

  /** The graph's time: the host's, or that of {@code /clock}. */
  RosTime time();

  /**
   * Publishes on {@code topic} from now on.
   *
   * @throws dev.ergon.core.error.InvalidInputException if this node does so already
   */
  <M extends Message> Publisher<M> newPublisher(
      String topic, MessageType<M> type, PublisherOptions options);

  /** As {@link #newPublisher(String, MessageType, PublisherOptions)}, by the defaults. */
  default <M extends Message> Publisher<M> newPublisher(String topic, MessageType<M> type) {
    return newPublisher(topic, type, PublisherOptions.DEFAULT);
  }

  /**
   * Hears {@code topic} from now on; the same subscriber again if this node hears it already.
   *
   * @throws dev.ergon.core.error.InvalidInputException if it hears it as another type
   */
  <M extends Message> Subscriber<M> newSubscriber(String topic, MessageType<M> type);

  /**
   * Serves {@code name} from now on.
   *
   * @throws dev.ergon.core.error.InvalidInputException if this node does so already
   */
  <Q extends Message, P extends Message> ServiceServer newServiceServer(
      String name, ServiceType<Q, P> type, ServiceResponseBuilder<Q, P> builder);

  /** Can call {@code name}, whether it is served now or later. */
  <Q extends Message, P extends Message> ServiceClient<Q, P> newServiceClient(
      String name, ServiceType<Q, P> type);

  /** Where a service is served now; empty if nowhere, or if the master cannot be reached. */
  Optional<URI> lookupServiceUri(GraphName name);

  ParameterTree parameterTree();
}
