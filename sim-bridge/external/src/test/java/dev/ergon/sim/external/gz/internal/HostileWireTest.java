package dev.ergon.sim.external.gz.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HostileWireTest {
  private static final int PORT = 20317;

  @Test
  void survivesTensOfThousandsOfMutatedInputs() throws Exception {
    try (HostileWire wire = new HostileWire(1, PORT)) {
      wire.run(10_000);
      assertTrue(wire.understood() > 1000, "some inputs must get through: " + wire.understood());
      assertTrue(wire.refused() > 1000, "some inputs must be refused: " + wire.refused());
      assertTrue(wire.processes() <= Directory.MAX_PROCESSES);
    }
  }

  @Property(tries = 2000)
  void anyBytesAreADatagramOrAreNot(@ForAll byte[] bytes) {
    DatagramCodec.decode(ByteBuffer.wrap(bytes))
        .ifPresent(message -> assertEquals(DatagramCodec.WIRE_VERSION, message.getVersion()));
  }

  @Test
  void remembersNoMoreProcessesThanItsBound() {
    Directory directory = new Directory();
    for (int i = 0; i < 2 * Directory.MAX_PROCESSES; i++) {
      assertEquals(i < Directory.MAX_PROCESSES, directory.heard("process " + i, 0));
    }
    for (int i = 0; i < 2 * Directory.MAX_PUBLISHERS_OF_A_PROCESS; i++) {
      directory.add("process 0", Discovery.Publisher.newBuilder().setTopic("t" + i).build());
    }
    assertEquals(Directory.MAX_PUBLISHERS_OF_A_PROCESS, directory.forget("process 0").size());
  }

  @Test
  void forgetsProcessesThatFellSilent() {
    Directory directory = new Directory();
    assertTrue(directory.heard("a", 10));
    assertTrue(directory.heard("b", 20));
    var offer = Discovery.Publisher.newBuilder().setTopic("t").build();
    directory.add("a", offer);
    assertEquals(List.of(offer), directory.forgetSilentSince(15));
    assertEquals(List.of(), directory.offering("t"));
    assertEquals(1, directory.size());
  }

  @Test
  void connectsOnlyToPlainAddresses() {
    assertTrue(Address.isSound("tcp://127.0.0.1:4000"));
    for (String address :
        List.of(
            "",
            "tcp://127.0.0.1",
            "tcp://127.0.0.1:0",
            "tcp://127.0.0.1:65536",
            "tcp://256.0.0.1:80",
            "tcp://localhost:80",
            "ipc:///tmp/x",
            "inproc://x",
            "tcp://127.0.0.1:80;rm",
            "tcp://*:80")) {
      assertFalse(Address.isSound(address), address);
    }
  }
}
