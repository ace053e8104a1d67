package dev.ergon.launch.broker;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ActiveMQ Artemis with one MQTT acceptor on 127.0.0.1. Keeps everything in memory, and not more
 * than a few megabytes of it. Anyone on this host may connect.
 */
public final class EmbeddedBroker implements AutoCloseable {
  /** Asks for a port that is free. */
  public static final int ANY_PORT = 0;

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final long MAX_ADDRESS_BYTES = 4L << 20;
  private static final long MAX_TOTAL_BYTES = 64L << 20;

  private final ActiveMQServer server;
  private final int port;

  private EmbeddedBroker(ActiveMQServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker and returns when it listens.
   *
   * @param port 1..65535, or {@link #ANY_PORT}
   * @throws HostLacksException if the port is taken
   */
  public static EmbeddedBroker start(int port) {
    if (port < 0 || port > 65535) {
      throw new InvalidInputException("broker port: got " + port + ", wanted 0..65535");
    }
    int chosen = claim(port);
    ActiveMQServer server = new ActiveMQServerImpl(configuration(chosen));
    try {
      server.start();
    } catch (Exception e) {
      throw new HostLacksException("embedded MQTT broker: cannot start (" + e + ")", e);
    }
    if (!server.isStarted()) {
      throw new HostLacksException("embedded MQTT broker: did not start; see the log above");
    }
    return new EmbeddedBroker(server, chosen);
  }

  public int port() {
    return port;
  }

  /** What a client connects to. */
  public String url() {
    return "mqtt://" + LOOPBACK + ":" + port;
  }

  /** Closes all connections and frees the port. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("embedded MQTT broker: did not stop cleanly", e);
    }
  }

  private static Configuration configuration(int port) {
    var acceptor =
        new TransportConfiguration(
            NettyAcceptorFactory.class.getName(),
            Map.of(
                "host",
                LOOPBACK,
                "port",
                port,
                "protocols",
                "MQTT",
                "useEpoll",
                false,
                "useKQueue",
                false),
            "mqtt");
    // A client that does not read must not fill the memory: its oldest messages go.
    var settings =
        new AddressSettings()
            .setMaxSizeBytes(MAX_ADDRESS_BYTES)
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
            .setDeadLetterAddress(SimpleString.of("ergon.dead"))
            .setExpiryAddress(SimpleString.of("ergon.expired"));
    return new ConfigurationImpl()
        .setName("ergon")
        .setPersistenceEnabled(false)
        .setSecurityEnabled(false)
        .setJMXManagementEnabled(false)
        .setMessageCounterEnabled(false)
        .setJournalType(JournalType.NIO)
        .setGlobalMaxSize(MAX_TOTAL_BYTES)
        .setScheduledThreadPoolMaxSize(1)
        .setThreadPoolMaxSize(4)
        .addAddressSetting("#", settings)
        .addAcceptorConfiguration(acceptor);
  }

  /** Artemis only logs that a port is taken; this says so. */
  private static int claim(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new HostLacksException(
          "embedded MQTT broker: port "
              + port
              + " on "
              + LOOPBACK
              + " cannot be opened ("
              + e.getMessage()
              + "); choose another port, or stop what uses it",
          e);
    }
  }
}
