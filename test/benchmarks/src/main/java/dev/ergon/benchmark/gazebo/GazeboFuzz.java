package dev.ergon.benchmark.gazebo;

import dev.ergon.sim.external.gz.internal.HostileWire;

/**
 * {@code GazeboFuzz [COUNT [SEED]]}: gives a node's four ways in (datagrams, messages, requests,
 * answers) damaged input; anything but a refusal ends the program with its seed. Run with little
 * memory ({@code -Xmx64m}): a length that is believed shows.
 */
public final class GazeboFuzz {
  private static final int WAYS_IN = 4;
  private static final int PORT = 20_317;

  private GazeboFuzz() {}

  public static void main(String[] args) throws Exception {
    long count = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    try (HostileWire wire = new HostileWire(seed, PORT)) {
      wire.run((int) ((count + WAYS_IN - 1) / WAYS_IN));
      System.out.printf(
          "%d damaged inputs, seed %d: %d understood, %d refused, none else; %d processes kept%n",
          count, seed, wire.understood(), wire.refused(), wire.processes());
    }
  }
}
