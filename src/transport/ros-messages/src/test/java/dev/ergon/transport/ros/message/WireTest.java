package dev.ergon.transport.ros.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ergon.transport.ros.message.rcl_interfaces.Log;
import dev.ergon.transport.ros.message.rosgraph_msgs.Clock;
import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros.message.std_msgs.Empty;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes worked out by hand from the two specifications. */
class WireTest {
  private static final JointState STATE =
      new JointState(
          new Header(7, 3_000_000_005L, "ab"),
          List.of("j"),
          new double[] {1},
          new double[0],
          new double[] {-2});

  @Test
  void ros1PacksFieldsWithoutPadding() {
    String wanted =
        "07000000 03000000 05000000 02000000 6162 01000000 01000000 6a"
            + "01000000 000000000000f03f 00000000 01000000 00000000000000c0";

    assertEquals(wanted.replace(" ", ""), hex(Wire.ROS1.encode(STATE)));
  }

  @Test
  void ros2AlignsFieldsAndDropsTheSequenceNumber() {
    String wanted =
        "00010000 03000000 05000000 03000000 616200 00 01000000 02000000 6a00 0000"
            + "01000000 000000000000f03f 00000000 01000000 00000000000000c0";

    assertEquals(wanted.replace(" ", ""), hex(Wire.ROS2.encode(STATE)));
  }

  @Test
  void ros2ReadsBothByteOrders() {
    String bigEndian =
        "00000000 00000003 00000005 00000003 616200 00 00000001 00000002 6a00 0000"
            + "00000001 3ff0000000000000 00000000 00000001 c000000000000000";
    byte[] bytes = HexFormat.of().parseHex(bigEndian.replace(" ", ""));

    JointState read = Wire.ROS2.decode(JointState.TYPE, bytes);

    assertEquals(Wire.ROS2.decode(JointState.TYPE, Wire.ROS2.encode(STATE)), read);
    assertArrayEquals(new double[] {-2}, read.effort());
  }

  @Test
  void aMessageWithoutFieldsIsOneByteInCdrAndNothingInRos1() {
    assertEquals("0001000000", hex(Wire.ROS2.encode(new Empty())));
    assertEquals(0, Wire.ROS1.encode(new Empty()).length);
    assertEquals(new Empty(), Wire.ROS2.decode(Empty.TYPE, HexFormat.of().parseHex("0001000000")));
  }

  @Test
  void anArrayNeedsNoAlignmentWhenItIsEmpty() {
    JointState none =
        new JointState(
            new Header(0, 0, ""), List.of(), new double[0], new double[0], new double[0]);

    assertEquals(4 + 8 + 8 + 4 * 4, Wire.ROS2.encode(none).length);
    assertEquals(none, Wire.ROS2.decode(JointState.TYPE, Wire.ROS2.encode(none)));
  }

  @Test
  void timesKeepTheirSignWhereTheVersionHasOne() {
    Clock before = new Clock(-1);
    Clock late = new Clock(0xFFFF_FFFFL * 1_000_000_000 + 999_999_999);

    assertEquals(before, Wire.ROS2.decode(Clock.TYPE, Wire.ROS2.encode(before)));
    assertEquals(late, Wire.ROS1.decode(Clock.TYPE, Wire.ROS1.encode(late)));
    assertThrows(IllegalArgumentException.class, () -> Wire.ROS1.encode(before));
    assertThrows(IllegalArgumentException.class, () -> Wire.ROS2.encode(late));
  }

  @Test
  void aLongTextAndAnEmptyOneTravel() {
    StringMessage text = new StringMessage("x".repeat(70_000));

    assertEquals(text, Wire.ROS2.decode(StringMessage.TYPE, Wire.ROS2.encode(text)));
    assertEquals(
        new StringMessage(""),
        Wire.ROS2.decode(StringMessage.TYPE, HexFormat.of().parseHex("0001000000000000")));
    assertThrows(IllegalArgumentException.class, () -> Wire.ROS2.encode(new StringMessage("a\0b")));
  }

  @Test
  void aMessageOfOneVersionIsRefusedOnTheOther() {
    Log log = new Log(0, Log.INFO, "n", "m", "f", "g", 1);

    assertEquals(log, Wire.ROS2.decode(Log.TYPE, Wire.ROS2.encode(log)));
    assertThrows(IllegalArgumentException.class, () -> Wire.ROS1.encode(log));
  }

  @Test
  void theErrorSaysWhereAndHowMuch() {
    byte[] short1 = HexFormat.of().parseHex("ffffffff61");

    String message =
        assertThrows(
                MessageFormatException.class, () -> Wire.ROS1.decode(StringMessage.TYPE, short1))
            .getMessage();
    assertEquals(
        "std_msgs/String: at byte 4: got a length of 4294967295 with 1 bytes left", message);
  }

  @Test
  void bytesAfterTheMessageAreRefusedButForPadding() {
    byte[] padded = HexFormat.of().parseHex("0001000002000000610000000000");

    assertThrows(
        MessageFormatException.class,
        () -> Wire.ROS1.decode(StringMessage.TYPE, HexFormat.of().parseHex("010000006162")));
    assertThrows(MessageFormatException.class, () -> Wire.ROS2.decode(StringMessage.TYPE, padded));
    assertEquals(
        new StringMessage("a"),
        Wire.ROS2.decode(StringMessage.TYPE, ByteBuffer.wrap(padded, 0, 12)));
  }

  @Test
  void otherEncapsulationsAreNamed() {
    byte[] parameterList = HexFormat.of().parseHex("0003000000000000");

    String message =
        assertThrows(
                MessageFormatException.class,
                () -> Wire.ROS2.decode(StringMessage.TYPE, parameterList))
            .getMessage();
    assertEquals(
        "std_msgs/String: got encapsulation 0x0003, wanted plain CDR (0x0000 or 0x0001)", message);
  }

  @Test
  void aWriterThatIsUsedAgainHoldsTheNewMessageAlone() {
    MessageWriter writer = new MessageWriter(Wire.ROS1);
    Wire.ROS1.encode(new StringMessage("a long one before"), writer);
    Wire.ROS1.encode(STATE, writer);

    assertArrayEquals(Wire.ROS1.encode(STATE), writer.toBytes());
    assertEquals(writer.size(), writer.written().remaining());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
