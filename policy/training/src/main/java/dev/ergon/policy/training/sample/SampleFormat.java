package dev.ergon.policy.training.sample;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.policy.training.sample.TrainingSample.ActionLabel;
import dev.ergon.policy.training.sample.TrainingSample.Mark;
import dev.ergon.policy.training.sample.TrainingSample.QuestionLabel;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A sample as bytes: big-endian, counts before lists, every count bounded on reading. */
final class SampleFormat {
  /** The first bytes of a file: "ERGS", then the version. */
  static final int MAGIC = 0x45524753;

  static final int VERSION = 1;
  static final int MAX_RECORD = 16 << 20;
  private static final int MAX_ITEMS = 4096;

  private SampleFormat() {}

  static void write(TrainingSample sample, DataOutputStream out) throws IOException {
    out.writeShort(sample.pictures().size());
    for (byte[] picture : sample.pictures()) {
      out.writeInt(picture.length);
      out.write(picture);
    }
    writeFloats(sample.state(), out);
    out.writeShort(sample.actions().size());
    for (ActionLabel label : sample.actions()) {
      out.writeUTF(label.instruction());
      out.writeShort(label.action().length);
      for (double value : label.action()) {
        out.writeDouble(value);
      }
      writeFloats(label.points(), out);
    }
    out.writeShort(sample.questions().size());
    for (QuestionLabel label : sample.questions()) {
      out.writeUTF(label.question());
      out.writeUTF(label.answer());
    }
    out.writeShort(sample.marks().size());
    for (Mark mark : sample.marks()) {
      out.writeShort(mark.camera());
      out.writeFloat(mark.u());
      out.writeFloat(mark.v());
      out.writeUTF(mark.first());
      out.writeUTF(mark.second());
    }
  }

  static TrainingSample read(DataInputStream in) throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      int length = in.readInt();
      if (length < 0 || length > in.available()) {
        throw new InvalidInputException("a picture of " + length + " bytes");
      }
      pictures.add(in.readNBytes(length));
    }
    float[] state = readFloats(in);
    List<ActionLabel> actions = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      String instruction = in.readUTF();
      double[] action = new double[count(in)];
      for (int i = 0; i < action.length; i++) {
        action[i] = in.readDouble();
      }
      actions.add(new ActionLabel(instruction, action, readFloats(in)));
    }
    List<QuestionLabel> questions = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      questions.add(new QuestionLabel(in.readUTF(), in.readUTF()));
    }
    List<Mark> marks = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      marks.add(
          new Mark(in.readShort(), in.readFloat(), in.readFloat(), in.readUTF(), in.readUTF()));
    }
    return new TrainingSample(pictures, state, actions, questions, marks);
  }

  private static void writeFloats(float[] values, DataOutputStream out) throws IOException {
    out.writeShort(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] readFloats(DataInputStream in) throws IOException {
    float[] values = new float[count(in)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    if (count > MAX_ITEMS) {
      throw new InvalidInputException("a list of " + count + " items, wanted up to " + MAX_ITEMS);
    }
    return count;
  }
}
