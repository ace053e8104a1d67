package dev.ergon.transport.ros1.internal.master;

import dev.ergon.transport.ros1.name.GraphName;
import dev.ergon.transport.ros1.xmlrpc.Value;
import java.net.URI;
import java.util.List;

/** What the master and other nodes ask of ours. Called on the server's threads; must not wait. */
public interface SlaveCalls {
  /** The nodes that publish {@code topic} now are {@code publishers}, all of them. */
  void publishersChanged(GraphName topic, List<URI> publishers);

  /** A parameter that we subscribed to, or one in it, has changed. */
  void parameterChanged(GraphName key);

  /** Whether we publish {@code topic}. */
  boolean publishes(GraphName topic);

  /** The master, or somebody with {@code rosnode kill}, wants us to end. */
  void shutdown(String reason);

  /** A row per connection: id, peer, direction, transport, topic, whether it stands, details. */
  List<Value> busInfo();

  /** Pairs of topic and type. */
  List<Value> publications();

  /** Pairs of topic and type. */
  List<Value> subscriptions();
}
