package dev.ergon.control.bench;

import dev.ergon.control.log.CommandLogVerifier;
import dev.ergon.core.robot.JointCommandBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps commands until there is memory and time to judge them. Recording is real-time safe; its
 * room is taken when it is made.
 */
final class CommandTape {
  private final List<JointCommandBuffer> commands = new ArrayList<>();
  private final boolean[] anew;
  private int recorded;

  CommandTape(int capacity, int joints) {
    anew = new boolean[capacity];
    for (int i = 0; i < capacity; i++) {
      commands.add(new JointCommandBuffer(joints));
    }
  }

  /** Keeps {@code command}, if there is room. */
  void record(boolean startedAnew, JointCommandBuffer command) {
    if (recorded < anew.length) {
      anew[recorded] = startedAnew;
      commands.get(recorded).copyFrom(command);
    }
    recorded++;
  }

  /** Shows all of it to {@code verifier}; answers whether nothing is missing. */
  boolean playTo(CommandLogVerifier verifier) {
    for (int i = 0; i < Math.min(recorded, anew.length); i++) {
      verifier.look(anew[i], commands.get(i));
    }
    return recorded <= anew.length;
  }
}
