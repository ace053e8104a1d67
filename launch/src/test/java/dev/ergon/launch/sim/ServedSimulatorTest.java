package dev.ergon.launch.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.time.ManualClock;
import dev.ergon.launch.sim.ServedSimulator.Pacing;
import dev.ergon.launch.world.SceneRequest;
import dev.ergon.launch.world.WorldMessages;
import dev.ergon.launch.world.WorldReport;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.task.Split;
import dev.ergon.sim.embedded.task.TabletopSuite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServedSimulatorTest {
  private static final long PERIOD = 4_000_000;

  private final EmbeddedSimulator simulator = EmbeddedSimulator.create();
  private final Heard heard = new Heard();
  private final ServedSimulator served =
      new ServedSimulator(
          simulator,
          List.of(ServedCamera.parse("front=32x24@10").open(simulator)),
          List.of(heard),
          new ManualClock(0),
          PERIOD,
          Pacing.HOST);

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void tellsTheStateBeforeTheTimeItWasMeasuredAt() {
    run(2);
    assertEquals(List.of("joints", "world", "frame", "clock", "joints", "clock"), heard.order);
    assertEquals(heard.clock, heard.joints.stampNanos());
  }

  @Test
  void tellsPicturesAndWorldAtTheirOwnRates() {
    run(250);
    assertEquals(10, heard.frames, 1);
    assertEquals(50, heard.reports.size(), 1);
  }

  @Test
  void followsCommandsForTheJointsTheyNameAndNoOthers() {
    run(1);
    double before = joint("joint1");
    served.command(List.of("joint2", "stranger"), new double[] {0, 9}, new double[0]);
    run(300);
    assertEquals(0, joint("joint2"), 0.01);
    assertEquals(before, joint("joint1"), 0.01);
  }

  @Test
  void followsATrajectoryInItsOwnTime() {
    run(1);
    double home = joint("joint2");
    served.trajectory(
        new JointTrajectory(
            List.of("joint2"),
            List.of(
                new JointTrajectory.Point(List.of(home + 0.2), List.of(), 400_000_000),
                new JointTrajectory.Point(List.of(home + 0.4), List.of(), 1_200_000_000))));
    run(100);
    assertEquals(home + 0.2, joint("joint2"), 0.02);
    run(100);
    assertEquals(home + 0.3, joint("joint2"), 0.02);
    run(150);
    assertEquals(home + 0.4, joint("joint2"), 0.01);
  }

  @Test
  void refusesCommandsThatAreNotFiniteOrDoNotFit() {
    run(1);
    double before = joint("joint1");
    served.command(List.of("joint1"), new double[] {Double.NaN}, new double[0]);
    served.command(List.of("joint1"), new double[0], new double[0]);
    served.command(List.of("joint1"), new double[] {1}, new double[] {Double.POSITIVE_INFINITY});
    run(50);
    assertEquals(before, joint("joint1"), 0.01);
  }

  @Test
  void laysOutASceneOnceAndIsDeafToCommandsForTheOldOne() {
    run(1);
    double home = joint("joint1");
    served.command(List.of("joint1"), new double[] {0.5}, new double[0]);
    run(200);
    SceneRequest request =
        new SceneRequest("a", new TabletopSuite().episode(Split.HELD_OUT_SCENES, 1, 0).scene());
    served.load(WorldMessages.write(request));
    run(1);
    served.command(List.of("joint1"), new double[] {0.5}, new double[0]);
    run(20);
    assertEquals(home, joint("joint1"), 0.01);
    WorldReport report = heard.reports.get(heard.reports.size() - 1);
    assertEquals("a", report.loaded());
    assertFalse(report.world().objects().isEmpty());
    run(10);
    served.command(List.of("joint1"), new double[] {0.5}, new double[0]);
    served.load(WorldMessages.write(request));
    run(200);
    assertEquals(0.5, joint("joint1"), 0.01, "a request that was heard twice");
  }

  @Test
  void trajectoriesThatReplaceOneAnotherInEveryStepGetSomewhere() {
    run(1);
    double home = joint("joint2");
    for (int i = 1; i <= 100; i++) {
      double ahead = home + 0.004 * (i + 3);
      served.trajectory(
          new JointTrajectory(
              List.of("joint2"),
              List.of(new JointTrajectory.Point(List.of(ahead), List.of(1.0), 3 * PERIOD))));
      run(1);
    }
    assertEquals(home + 0.4, joint("joint2"), 0.03);
  }

  @Test
  void aTrajectoryOfEveryJointAnswersAStateAsACommandDoes() throws InterruptedException {
    ManualClock host = new ManualClock(0);
    Answering answering = new Answering();
    var inStep =
        new ServedSimulator(simulator, List.of(), List.of(answering), host, PERIOD, Pacing.ANSWERS);
    answering.inbox = inStep;
    inStep.serve(() -> answering.states == 20);
    assertEquals(0, host.nanos(), "time was left to the host");
  }

  @Test
  void refusesATrajectoryThatGoesBackInTime() {
    var point = new JointTrajectory.Point(List.of(0.0), List.of(), 5);
    assertThrows(
        IllegalArgumentException.class,
        () -> new JointTrajectory(List.of("joint1"), List.of(point, point)));
  }

  @Test
  void namesWhatACameraMustLookLike() {
    for (String text : List.of("front", "front=0x0@10", "front=10x10@0", "a b=1x1@1")) {
      var refused = assertThrows(InvalidInputException.class, () -> ServedCamera.parse(text), text);
      assertTrue(refused.getMessage().contains("--camera"), refused.getMessage());
    }
  }

  private void run(int steps) {
    for (int i = 0; i < steps; i++) {
      served.step();
    }
  }

  private double joint(String name) {
    return heard.joints.position(heard.joints.names().indexOf(name));
  }

  /** A wire that remembers. */
  private static class Heard implements SimWire {
    final List<String> order = new ArrayList<>();
    final List<WorldReport> reports = new ArrayList<>();
    JointState joints = new JointState(0, List.of(), new double[0], new double[0], new double[0]);
    long clock;
    int frames;

    @Override
    public void start(ServedArm arm, SimInbox inbox) {}

    @Override
    public String address() {
      return "nowhere";
    }

    @Override
    public void clock(long nanos) {
      order.add("clock");
      clock = nanos;
    }

    @Override
    public void joints(JointState state) {
      order.add("joints");
      joints = state;
    }

    @Override
    public void camera(CameraFrame frame) {
      order.add("frame");
      frames++;
    }

    @Override
    public void world(String report) {
      order.add("world");
      reports.add(WorldMessages.report(report));
    }

    @Override
    public void close() {}
  }

  /** Answers each state with a trajectory. */
  private static final class Answering extends Heard {
    @Nullable SimInbox inbox;
    int states;

    @Override
    public void joints(JointState state) {
      states++;
      Objects.requireNonNull(inbox)
          .trajectory(
              new JointTrajectory(
                  state.names(),
                  List.of(
                      new JointTrajectory.Point(
                          Arrays.stream(state.position()).boxed().toList(), List.of(), PERIOD))));
    }
  }
}
