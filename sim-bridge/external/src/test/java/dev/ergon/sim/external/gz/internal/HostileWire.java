package dev.ergon.sim.external.gz.internal;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.ergon.sim.external.gz.GzDialect;
import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery;
import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery.Publisher;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Model;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.StringMsg;
import dev.ergon.sim.external.testing.Mutations;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zeromq.ZContext;

/**
 * Feeds one node's parts with mutated datagrams, messages, requests and answers, as if they had
 * come from the network; nothing is sent. What survives is counted.
 */
public final class HostileWire implements AutoCloseable {
  private static final String TOPIC = "@/p@/t";
  private static final GzDialect DIALECT = GzDialect.GZ;
  private static final byte[] MODEL =
      Model.newBuilder()
          .setName("arm")
          .addJoint(Model.newBuilder().addJointBuilder().setName("j"))
          .build()
          .toByteArray();

  private final Mutations mutations;
  private final ZContext context = new ZContext();
  private final Sockets sockets = new Sockets(context, "127.0.0.1");
  private final Subscriptions subscriptions = new Subscriptions(sockets);
  private final ServiceServers servers = new ServiceServers(sockets, "server");
  private final ServiceCalls calls = new ServiceCalls(sockets, "node", "asking", "answers");
  private final DiscoveryAgent agent;
  private long understood;

  /**
   * @param port of a discovery channel that nobody else uses
   */
  public HostileWire(long seed, int port) throws Exception {
    mutations = new Mutations(seed);
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    NetworkInterface here = NetworkInterface.getByInetAddress(loopback);
    MulticastChannel channel =
        new MulticastChannel(InetAddress.getByName("239.255.0.7"), port, List.of(here));
    agent =
        new DiscoveryAgent(
            channel,
            "own",
            0,
            new DiscoveryAgent.Listener() {
              @Override
              public void offered(Publisher publisher) {
                understood++;
              }

              @Override
              public void gone(Publisher publisher) {}
            });
    subscriptions.add(TOPIC, (bytes, type) -> parses(bytes));
    servers.add(
        TOPIC,
        new ServiceWork() {
          @Override
          public Optional<byte[]> answer(byte[] request, String asked, String wanted) {
            return parses(request) ? Optional.of(request) : Optional.empty();
          }

          @Override
          public boolean isOneWay() {
            // Nothing shall leave: the address of an answer is the attacker's to choose.
            return true;
          }
        });
  }

  /** Feeds {@code count} inputs to each of the four ways in. */
  public void run(int count) {
    byte[] datagram = datagram();
    for (int i = 0; i < count; i++) {
      DatagramCodec.decode(ByteBuffer.wrap(mutations.of(datagram)))
          .ifPresent(message -> agent.take(message, 0));
      subscriptions.take(
          frames(TOPIC, "tcp://127.0.0.1:1", MODEL, name(Model.getDefaultInstance())));
      servers.take(
          frames("id", TOPIC, "tcp://127.0.0.1:1", "answers", "node", "request", MODEL, "a", "b"),
          0);
      var call = new ServiceCalls.Call(TOPIC, "request", MODEL, server -> Optional.empty());
      calls.add(call);
      calls.take(frames("id", TOPIC, "node", "request", MODEL, "1"));
      calls.remove(call);
    }
  }

  /** How many inputs made sense after all. */
  public long understood() {
    return understood;
  }

  /** How many were refused. */
  public long refused() {
    return subscriptions.refused() + servers.refused() + calls.refused() + agent.refused();
  }

  /** How many processes are remembered: bounded. */
  public int processes() {
    return agent.directory().size();
  }

  private boolean parses(byte[] bytes) {
    try {
      Model model = Model.parseFrom(bytes);
      understood++;
      return model.getSerializedSize() >= 0;
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  /** Some frames mutated; seldom one too few. */
  private Frames frames(Object... sound) {
    List<byte[]> parts = new ArrayList<>();
    for (Object part : sound) {
      byte[] bytes = part instanceof byte[] raw ? raw : Frames.bytes((String) part);
      parts.add(mutations.seldom() || part instanceof byte[] ? mutations.of(bytes) : bytes);
    }
    if (mutations.seldom()) {
      parts.remove(parts.size() - 1);
    }
    return new Frames(parts);
  }

  private static byte[] datagram() {
    Discovery message =
        Discovery.newBuilder()
            .setVersion(DatagramCodec.WIRE_VERSION)
            .setProcessUuid("0f0e0d0c-0b0a-0908-0706-050403020100")
            .setType(Discovery.Type.ADVERTISE)
            .setPub(
                Publisher.newBuilder()
                    .setTopic(TOPIC)
                    .setAddress("tcp://127.0.0.1:1")
                    .setProcessUuid("0f0e0d0c-0b0a-0908-0706-050403020100")
                    .setNodeUuid("00112233")
                    .setMsgPub(
                        Publisher.Messages.newBuilder()
                            .setMsgType(name(StringMsg.getDefaultInstance()))))
            .build();
    ByteBuffer encoded = DatagramCodec.encode(message);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  private static String name(Message type) {
    return DIALECT.typeName(type.getDescriptorForType());
  }

  @Override
  public void close() throws Exception {
    agent.close();
    context.close();
  }
}
