package dev.ergon.core.proto;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.action.GripperConvention;
import dev.ergon.core.action.RotationEncoding;
import dev.ergon.core.geometry.Pose;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.core.instruction.CancelRequest;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionEvent;
import dev.ergon.core.instruction.InstructionRequest;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.core.robot.JointCommand;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.supervision.ControlReport;
import dev.ergon.core.supervision.ResetRequest;
import dev.ergon.core.supervision.StopRequest;
import dev.ergon.core.supervision.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A value of every type that has a codec, drawn from a seed; no two seeds alike. */
final class Samples {
  /** A codec and how to draw a value for it. */
  record Sample<T>(MessageCodec<T, ?> codec, Function<Samples, T> draw) {}

  static final List<Sample<?>> ALL =
      List.of(
          new Sample<>(RobotCodecs.JOINT_STATE, Samples::jointState),
          new Sample<>(RobotCodecs.JOINT_COMMAND, Samples::jointCommand),
          new Sample<>(ObservationCodecs.OBSERVATION, Samples::observation),
          new Sample<>(ObservationCodecs.CAMERA_FRAME, s -> s.frame("front")),
          new Sample<>(ActionCodecs.ACTION_SPACE, Samples::space),
          new Sample<>(ActionCodecs.ACTION_CHUNK, Samples::chunk),
          new Sample<>(PolicyCodecs.POLICY_SPEC, Samples::policySpec),
          new Sample<>(PolicyCodecs.POLICY_STEP, Samples::policyStep),
          new Sample<>(InstructionCodecs.INSTRUCTION, Samples::instruction),
          new Sample<>(InstructionCodecs.INSTRUCTION_REQUEST, Samples::instructionRequest),
          new Sample<>(InstructionCodecs.CANCEL_REQUEST, s -> new CancelRequest(s.id(), s.words())),
          new Sample<>(InstructionCodecs.INSTRUCTION_EVENT, Samples::event),
          new Sample<>(SupervisionCodecs.CONTROL_REPORT, Samples::report),
          new Sample<>(SupervisionCodecs.TELEMETRY, Samples::telemetry),
          new Sample<>(
              SupervisionCodecs.STOP_REQUEST, s -> new StopRequest(s.id(), s.words(), s.words())),
          new Sample<>(
              SupervisionCodecs.RESET_REQUEST,
              s -> new ResetRequest(s.id(), s.words(), s.words())));

  private static final String[] WORDS = {
    "pick", "the red", "cube", "grün", "ロボット", "\uD83E\uDD16", ""
  };

  private final Random random;

  Samples(long seed) {
    random = new Random(seed);
  }

  JointState jointState() {
    int joints = random.nextInt(9);
    return new JointState(
        random.nextLong(), names(joints), finite(joints), finite(joints), finite(joints));
  }

  JointCommand jointCommand() {
    int joints = random.nextInt(9);
    double[] effort = random.nextBoolean() ? finite(joints) : new double[joints];
    return new JointCommand(
        random.nextLong(), names(joints), finite(joints), finite(joints), effort);
  }

  Observation observation() {
    List<CameraFrame> frames =
        List.of("front", "wrist", "side").subList(0, random.nextInt(4)).stream()
            .map(this::frame)
            .toList();
    return new Observation(random.nextLong(), frames, jointState(), pose());
  }

  CameraFrame frame(String camera) {
    PixelFormat format = oneOf(PixelFormat.values());
    int width = 1 + random.nextInt(6);
    int height = 1 + random.nextInt(6);
    byte[] samples = new byte[width * height * format.channels()];
    random.nextBytes(samples);
    return new CameraFrame(camera, random.nextLong(), Image.adopt(width, height, format, samples));
  }

  Pose pose() {
    double[] v = finite(6);
    return new Pose(
        "base_link",
        new Vec3(v[0], v[1], v[2]),
        Quaternion.ofRotationVector(new Vec3(v[3], v[4], v[5]).times(1e-6)));
  }

  ActionSpace space() {
    RotationEncoding rotation = oneOf(RotationEncoding.values());
    List<ActionDimension> dimensions = new ArrayList<>();
    add(dimensions, ActionKind.JOINT_POSITION, 1 + random.nextInt(7));
    if (random.nextBoolean()) {
      add(dimensions, ActionKind.DELTA_POSITION, 3);
      add(dimensions, ActionKind.DELTA_ROTATION, rotation.components());
    } else {
      add(dimensions, ActionKind.ABSOLUTE_POSITION, 3);
      add(dimensions, ActionKind.ABSOLUTE_ROTATION, rotation.components());
    }
    add(dimensions, ActionKind.JOINT_DELTA, random.nextInt(3));
    add(dimensions, ActionKind.JOINT_VELOCITY, random.nextInt(3));
    add(dimensions, ActionKind.GRIPPER, random.nextInt(2));
    add(dimensions, ActionKind.TERMINATE, random.nextInt(2));
    return new ActionSpace(
        words(), dimensions, words(), rotation, oneOf(GripperConvention.values()));
  }

  /** Values may be anything: NaN and infinities travel as they are. */
  ActionChunk chunk() {
    int horizon = random.nextInt(9);
    int dimensions = 1 + random.nextInt(8);
    double[] values = random.doubles((long) horizon * dimensions).toArray();
    if (values.length > 0) {
      values[0] =
          new double[] {Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1e308}[random.nextInt(4)];
    }
    return new ActionChunk(
        random.nextLong(), random.nextLong(), positive(), horizon, dimensions, values);
  }

  PolicySpec policySpec() {
    List<CameraSpec> cameras =
        names(random.nextInt(3)).stream()
            .map(n -> new CameraSpec(n, 1 + random.nextInt(Image.MAX_SIDE), 96))
            .toList();
    return new PolicySpec(words(), space(), cameras, positive(), 1 + random.nextInt(50));
  }

  PolicyStep policyStep() {
    List<PolicyStep.StageTime> stages =
        names(random.nextInt(4)).stream()
            .map(n -> new PolicyStep.StageTime(n, random.nextLong()))
            .toList();
    return new PolicyStep(chunk(), random.ints(random.nextInt(8)).toArray(), words(), stages);
  }

  Instruction instruction() {
    return new Instruction(
        id(), "do " + words(), words(), random.nextLong(), deadline(), priority());
  }

  InstructionRequest instructionRequest() {
    return new InstructionRequest(
        id(), "do " + words(), priority(), random.nextBoolean() ? positive() : Long.MAX_VALUE);
  }

  InstructionEvent event() {
    return new InstructionEvent(
        id(),
        oneOf(InstructionState.values()),
        words(),
        random.nextLong(),
        random.nextInt(1 << 20),
        positive());
  }

  ControlReport report() {
    return new ControlReport(
        random.nextLong(),
        "running",
        "limited_joint_velocity",
        random.nextBoolean(),
        random.nextBoolean() ? id() : "");
  }

  Telemetry telemetry() {
    long cycles = positive();
    return new Telemetry(jointState(), pose(), cycles, cycles / 2, positive());
  }

  private void add(List<ActionDimension> dimensions, ActionKind kind, int count) {
    for (int i = 0; i < count; i++) {
      double low = random.nextGaussian();
      dimensions.add(new ActionDimension(kind.name() + i, kind, low, low + random.nextInt(3)));
    }
  }

  private List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "name_" + i).toList();
  }

  private double[] finite(int count) {
    return random.doubles(count, -1e6, 1e6).toArray();
  }

  private String id() {
    return "id-" + random.nextLong();
  }

  private String words() {
    return oneOf(WORDS) + oneOf(WORDS);
  }

  private int priority() {
    return random.nextInt(201) - 100;
  }

  private long deadline() {
    return random.nextBoolean() ? Instruction.NO_DEADLINE : random.nextLong();
  }

  private long positive() {
    return 1 + random.nextInt(Integer.MAX_VALUE);
  }

  private <E> E oneOf(E[] values) {
    return values[random.nextInt(values.length)];
  }
}
