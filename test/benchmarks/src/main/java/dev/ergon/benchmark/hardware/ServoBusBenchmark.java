package dev.ergon.benchmark.hardware;

import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.hardware.testing.LineNoise;
import dev.ergon.hardware.testing.So101Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * From writing a command until a state shows that the servo has got there: an SO-101 of emulated
 * servos behind a pseudo-terminal, each step small enough for one cycle. No baud rate is emulated.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ServoBusBenchmark {
  private static final int JOINT = 4;
  private static final double STEP_RAD = 0.02;
  private static final long POLL_NANOS = 20_000;

  /** Cycles of the bus per second. */
  @Param({"100", "200", "1000"})
  int rateHz;

  private final JointStateBuffer state = new JointStateBuffer(6);
  private final JointCommandBuffer command = new JointCommandBuffer(6);
  private So101Line line;
  private Robot robot;
  private double target;

  @Setup
  public void open() throws IOException {
    line = new So101Line(Files.createTempDirectory("servo-bus"), LineNoise.none());
    robot = line.open("rate=" + rateHz + " Hz");
    robot.enable();
    robot.read(state);
    for (int i = 0; i < command.size(); i++) {
      command.set(i, state.position(i), 0, 0);
    }
  }

  @TearDown
  public void close() throws IOException {
    robot.close();
    line.close();
    Files.delete(Path.of(line.pty().port()).resolveSibling("follower.json"));
  }

  @Benchmark
  public RobotStatus commandToState() {
    target = STEP_RAD - target;
    command.set(JOINT, target, 0, 0);
    RobotStatus status = robot.write(command);
    while (status.compareTo(RobotStatus.LINK_LOST) < 0
        && Math.abs(state.position(JOINT) - target) > STEP_RAD / 4) {
      LockSupport.parkNanos(POLL_NANOS);
      status = robot.read(state);
    }
    if (status.compareTo(RobotStatus.LINK_LOST) >= 0) {
      throw new IllegalStateException(robot.faultText());
    }
    return status;
  }
}
