package dev.ergon.sim.external.gazebo;

import com.google.protobuf.Message;
import dev.ergon.core.error.TaskFailedException;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.sim.external.gz.GzNode;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.EntityFactory;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Pose;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Vector3d;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.WorldControl;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.WorldReset;

/**
 * Control of a simulated world by Gazebo's own services: time, and what is in it. Every method
 * waits for the simulator's answer.
 *
 * <p>Each throws {@link dev.ergon.core.error.HostLacksException} if the simulator does not answer,
 * and {@link TaskFailedException} if it refuses.
 */
public final class GazeboWorld {
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final GzNode node;
  private final String prefix;

  /**
   * @param world the name in the SDF file's {@code <world>}
   */
  public GazeboWorld(GzNode node, String world) {
    this.node = node;
    prefix = "/world/" + world + "/";
  }

  /** Lets time stand still, or go on. */
  public void pause(boolean paused) throws InterruptedException {
    control(WorldControl.newBuilder().setPause(paused));
  }

  /** Moves a paused world on by {@code steps} of its physics. */
  public void step(int steps) throws InterruptedException {
    if (steps < 1) {
      throw new IllegalArgumentException("steps: got " + steps + ", wanted at least 1");
    }
    control(WorldControl.newBuilder().setPause(true).setMultiStep(steps));
  }

  /** Puts time and everything in the world back to the start. */
  public void reset() throws InterruptedException {
    control(WorldControl.newBuilder().setReset(WorldReset.newBuilder().setAll(true)));
  }

  /**
   * Puts a new thing into the world.
   *
   * @param name its name there; refused if there is one of that name
   * @param sdf its description, the whole text of an SDF file
   * @param xWorld {@code X_WM}: where
   */
  public void create(String name, String sdf, Transform xWorld) throws InterruptedException {
    call(
        "create",
        EntityFactory.newBuilder().setName(name).setSdf(sdf).setPose(pose(name, xWorld)).build(),
        "'" + name + "' was not created");
  }

  /** Moves a thing, at once. */
  public void place(String name, Transform xWorld) throws InterruptedException {
    call("set_pose", pose(name, xWorld), "'" + name + "' was not moved");
  }

  private void control(WorldControl.Builder command) throws InterruptedException {
    call("control", command.build(), "the command was refused");
  }

  private void call(String service, Message request, String otherwise) throws InterruptedException {
    boolean done =
        node.call(
                prefix + service,
                request,
                GzMessagesProto.Boolean.getDefaultInstance(),
                PATIENCE_NANOS)
            .getData();
    if (!done) {
      throw new TaskFailedException("Gazebo service " + prefix + service + ": " + otherwise);
    }
  }

  private static Pose pose(String name, Transform xWorld) {
    Quaternion q = xWorld.rotation();
    return Pose.newBuilder()
        .setName(name)
        .setPosition(
            Vector3d.newBuilder()
                .setX(xWorld.translation().x())
                .setY(xWorld.translation().y())
                .setZ(xWorld.translation().z()))
        .setOrientation(
            GzMessagesProto.Quaternion.newBuilder().setX(q.x()).setY(q.y()).setZ(q.z()).setW(q.w()))
        .build();
  }
}
