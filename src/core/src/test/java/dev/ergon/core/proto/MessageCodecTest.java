package dev.ergon.core.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.instruction.InstructionState;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
  @Property(tries = 3000)
  void everyValueComesBack(@ForAll("samples") Samples.Sample<?> sample, @ForAll long seed) {
    assertComesBack(sample, seed);
  }

  @Property(tries = 6000)
  void damagedBytesAreAValueOrRefusedAndNothingElse(
      @ForAll("samples") Samples.Sample<?> sample, @ForAll long seed) {
    byte[] damaged = damaged(encoded(sample, seed), new Random(seed));
    try {
      sample.codec().decode(damaged);
    } catch (InvalidInputException e) {
      assertTrue(
          String.valueOf(e.getMessage()).startsWith(sample.codec().name() + ": "), e::getMessage);
    }
  }

  @Property
  void anyBytesAreAValueOrRefused(
      @ForAll("samples") Samples.Sample<?> sample, @ForAll byte[] bytes) {
    try {
      sample.codec().decode(bytes);
    } catch (InvalidInputException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith(sample.codec().name()), e::getMessage);
    }
  }

  @Test
  void tooManyBytesAreRefusedBeforeTheyAreRead() {
    for (Samples.Sample<?> sample : Samples.ALL) {
      byte[] tooMany = new byte[sample.codec().maxBytes() + 1];
      assertTrue(refusal(() -> sample.codec().decode(tooMany)).contains("wanted at most"));
    }
  }

  @Test
  void aRefusalNamesTheFieldByItsPath() {
    ObservationProto.Observation.Builder observation =
        ObservationCodecs.OBSERVATION.toMessage(new Samples(2).observation()).toBuilder();
    ObservationProto.CameraFrame lying =
        ObservationProto.CameraFrame.newBuilder()
            .setCamera("front")
            .setImage(
                ObservationProto.Image.newBuilder()
                    .setWidth(16384)
                    .setHeight(16384)
                    .setFormat(ObservationProto.PixelFormat.PIXEL_FORMAT_RGB8)
                    .setSamples(ByteString.copyFrom(new byte[3])))
            .build();
    String refusal =
        refusal(() ->
            ObservationCodecs.OBSERVATION.fromMessage(
                observation.clearFrames().addFrames(lying).build()));
    assertEquals(
        "Observation: frames[0]: image: image samples: got 3 bytes, wanted 805306368 for"
            + " 16384x16384 RGB8",
        refusal);
  }

  @Test
  void aMissingPartIsNamed() {
    assertEquals(
        "Observation: joints: is not there",
        refusal(() -> ObservationCodecs.OBSERVATION.decode(new byte[0])));
    assertEquals(
        "PolicyStep: chunk: is not there",
        refusal(() -> PolicyCodecs.POLICY_STEP.decode(new byte[0])));
    assertEquals(
        "Telemetry: end_effector: is not there",
        refusal(() ->
            SupervisionCodecs.TELEMETRY.fromMessage(
                SupervisionProto.Telemetry.newBuilder()
                    .setJoints(RobotProto.JointState.getDefaultInstance())
                    .build())));
  }

  @Test
  void unspecifiedAndUnknownConstantsAreRefused() {
    InstructionProto.InstructionEvent.Builder event =
        InstructionProto.InstructionEvent.newBuilder().setInstructionId("a");
    assertEquals(
        "InstructionEvent: state: got INSTRUCTION_STATE_UNSPECIFIED, wanted a known value",
        refusal(() -> InstructionCodecs.INSTRUCTION_EVENT.fromMessage(event.build())));
    assertEquals(
        "InstructionEvent: state: got UNRECOGNIZED, wanted a known value",
        refusal(() ->
            InstructionCodecs.INSTRUCTION_EVENT.fromMessage(event.setStateValue(99).build())));
    assertEquals(
        InstructionState.FAILED,
        InstructionCodecs.INSTRUCTION_EVENT
            .fromMessage(
                event.setState(InstructionProto.InstructionState.INSTRUCTION_STATE_FAILED).build())
            .state());
  }

  @Test
  void aListLongerThanAnyoneNeedsIsRefused() {
    RobotProto.JointState.Builder state = RobotProto.JointState.newBuilder();
    for (int i = 0; i <= RobotCodecs.MAX_JOINTS; i++) {
      state.addNames("j" + i);
    }
    assertEquals(
        "JointState: names: got 257 items, wanted at most 256",
        refusal(() -> RobotCodecs.JOINT_STATE.fromMessage(state.build())));
  }

  @Provide
  Arbitrary<Samples.Sample<?>> samples() {
    return Arbitraries.of(Samples.ALL);
  }

  private static <T> void assertComesBack(Samples.Sample<T> sample, long seed) {
    T value = sample.draw().apply(new Samples(seed));
    assertEquals(value, sample.codec().decode(sample.codec().encode(value)));
  }

  private static <T> byte[] encoded(Samples.Sample<T> sample, long seed) {
    return sample.codec().encode(sample.draw().apply(new Samples(seed)));
  }

  /** Some bytes changed, some removed, some put in. */
  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] damaged = bytes;
    for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(3)) {
        case 0 -> damaged[at] = (byte) random.nextInt();
        case 1 -> damaged = Arrays.copyOf(damaged, at);
        default -> {
          byte[] longer = Arrays.copyOf(damaged, damaged.length + 1);
          System.arraycopy(damaged, at, longer, at + 1, damaged.length - at);
          longer[at] = (byte) random.nextInt();
          damaged = longer;
        }
      }
    }
    return damaged;
  }

  private static String refusal(Supplier<?> decode) {
    return String.valueOf(assertThrows(InvalidInputException.class, decode::get).getMessage());
  }
}
