package dev.ergon.launch.graph;

import dev.ergon.control.ControlSnapshot;
import dev.ergon.control.Controller;
import dev.ergon.control.gripper.GripperState;
import dev.ergon.control.gripper.HomingOptions;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.kinematics.KinematicsData;
import dev.ergon.control.log.CommandLog;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.HaltCause;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.TaskFailedException;
import dev.ergon.core.geometry.Pose;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.time.Clock;
import dev.ergon.perception.sync.ObservationSynchroniser;
import dev.ergon.perception.sync.SyncLimits;
import dev.ergon.perception.sync.SyncResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A robot with its cameras and its control, ready to be used by one runner: what it sees, and the
 * orderly ways into and out of motion. Used by the runner's thread; closing it holds the arm and
 * lets go of everything.
 */
public final class Station implements AutoCloseable {
  private static final long READY_NANOS = 5_000_000_000L;
  private static final long POLL_NANOS = 20_000_000L;
  private static final Set<ControlState> READY =
      EnumSet.of(ControlState.HOLDING, ControlState.RUNNING);
  private static final Set<ControlState> DOWN = EnumSet.of(ControlState.IDLE, ControlState.BOOT);

  private final ObservedRobot robot;
  private final List<CameraSource> cameras;
  private final Controller controller;
  private final Pace pace;
  private final ObservationSynchroniser synchroniser;
  private final ArmKinematics kinematics;
  private final KinematicsData workspace;

  Station(
      ObservedRobot robot,
      List<CameraSource> cameras,
      SyncLimits limits,
      Controller controller,
      Pace pace) {
    this.robot = robot;
    this.cameras = List.copyOf(cameras);
    this.controller = controller;
    this.pace = pace;
    this.synchroniser = new ObservationSynchroniser(cameras, limits, robot.clock());
    this.kinematics = new ArmKinematics(robot.model());
    this.workspace = kinematics.newData();
  }

  public RobotModel model() {
    return robot.model();
  }

  public Clock clock() {
    return robot.clock();
  }

  public Controller controller() {
    return controller;
  }

  public Pace pace() {
    return pace;
  }

  public List<CameraSpec> cameras() {
    return cameras.stream().map(CameraSource::spec).toList();
  }

  /**
   * What the robot knows now: the newest picture of every camera, the last joint state, where that
   * puts the tool, and the verdict on their ages.
   *
   * @throws HostLacksException if the robot has given nothing yet
   */
  public SyncResult observe() {
    JointState joints =
        robot
            .latest()
            .orElseThrow(
                () -> new HostLacksException("robot '" + model().name() + "' has sent no state"));
    return synchroniser.observe(joints, toolPose(joints));
  }

  /** The last joint state that control read; empty before the first. Any thread. */
  public Optional<JointState> joints() {
    return robot.latest();
  }

  /** Lets time pass for about {@code nanos} while there is no task. */
  public void idle(long nanos) throws InterruptedException {
    pace.idle(nanos);
  }

  /** Brings the arm to rest and disarms it; answers why not, if it cannot be done. */
  public Optional<String> standDown() throws InterruptedException {
    if (!DOWN.contains(state())) {
      controller.stop(HaltCause.OPERATOR);
    }
    return await(s -> DOWN.contains(s.state()), "come to rest");
  }

  /**
   * As {@link #standDown}, before a simulated world is made anew: a fault ends with the world it
   * arose in. An emergency stop does not.
   */
  public Optional<String> standDownForNewWorld() throws InterruptedException {
    if (state() != ControlState.FAULTED) {
      return standDown();
    }
    Optional<String> limp = enable();
    if (limp.isPresent()) {
      return limp;
    }
    comeToRest(READY_NANOS);
    controller.reset();
    pace.runUntil(clock().nanos() + POLL_NANOS);
    return standDown();
  }

  /**
   * Ends a fault that arose while a simulated world was made anew: a simulator behind a wire may
   * fall silent meanwhile.
   */
  public Optional<String> recoverFromNewWorld() throws InterruptedException {
    return state() == ControlState.FAULTED ? standDownForNewWorld() : Optional.empty();
  }

  /** Arms the arm, if it is not; answers why not, if it cannot be done. */
  public Optional<String> makeReady() throws InterruptedException {
    if (READY.contains(state())) {
      return Optional.empty();
    }
    Optional<String> limp = enable();
    if (limp.isPresent()) {
      return limp;
    }
    // The first cycle makes the robot known; only then is there something to arm.
    Optional<String> refusal = await(s -> s.state() != ControlState.BOOT, "be seen");
    if (refusal.isPresent()) {
      return refusal;
    }
    controller.arm();
    Optional<String> unarmed = await(s -> READY.contains(s.state()), "be armed");
    HomingOptions homing = controller.config().gripper().homing();
    return unarmed.isPresent() || homing == null ? unarmed : awaitHoming(homing);
  }

  /** Why the robot cannot be enabled now; the next instruction tries again. */
  private Optional<String> enable() {
    try {
      robot.enable();
      return Optional.empty();
    } catch (TaskFailedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> awaitHoming(HomingOptions homing) throws InterruptedException {
    return await(
        s -> s.gripperState() != GripperState.HOMING && READY.contains(s.state()),
        "find how far its gripper opens",
        READY_NANOS + homing.timeoutNanos());
  }

  /** Lets time pass until the arm stands still, but no longer than {@code limitNanos}. */
  public void comeToRest(long limitNanos) throws InterruptedException {
    long end = clock().nanos() + limitNanos;
    do {
      pace.runUntil(clock().nanos() + POLL_NANOS);
    } while (!controller.snapshot().atRest() && clock().nanos() < end);
  }

  /** Why control does not move, in words. */
  public String whyHalted() {
    ControlSnapshot snapshot = controller.snapshot();
    String fault = robot.faultText();
    String cause = snapshot.haltCause() == null ? "" : ", asked by " + snapshot.haltCause();
    return "control is "
        + snapshot.state()
        + " ("
        + snapshot.status()
        + cause
        + ")"
        + (fault.isEmpty() ? "" : ": " + fault);
  }

  private ControlState state() {
    return controller.snapshot().state();
  }

  private Optional<String> await(Predicate<ControlSnapshot> reached, String what)
      throws InterruptedException {
    return await(reached, what, READY_NANOS);
  }

  private Optional<String> await(
      Predicate<ControlSnapshot> reached, String what, long patienceNanos)
      throws InterruptedException {
    long end = clock().nanos() + patienceNanos;
    while (true) {
      pace.runUntil(clock().nanos() + POLL_NANOS);
      if (reached.test(controller.snapshot())) {
        return Optional.empty();
      }
      if (isLatched() || clock().nanos() >= end) {
        return Optional.of("the arm did not " + what + ": " + whyHalted());
      }
    }
  }

  private boolean isLatched() {
    ControlState state = state();
    return state == ControlState.ESTOPPED || state == ControlState.FAULTED;
  }

  private Pose toolPose(JointState joints) {
    kinematics.forward(joints.position(), workspace);
    double[] p = workspace.toolPosition();
    double[] q = workspace.toolQuaternion();
    return new Pose(
        model().baseLink(), new Vec3(p[0], p[1], p[2]), new Quaternion(q[0], q[1], q[2], q[3]));
  }

  /** Holds the arm, ends the loop and closes cameras and robot, whatever fails on the way. */
  @Override
  public void close() {
    controller.stop(HaltCause.SHUTDOWN);
    CommandLog log = controller.commandLog();
    try (robot;
        log) {
      try (pace) {
        comeToRest(1_000_000_000L);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      robot.stop();
    } finally {
      cameras.forEach(CameraSource::close);
    }
  }
}
