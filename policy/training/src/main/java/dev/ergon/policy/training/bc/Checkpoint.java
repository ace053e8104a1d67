package dev.ergon.policy.training.bc;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.policy.training.model.Lora;
import dev.ergon.policy.training.model.VlaShape;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model as it was after a step, with all that training needs to go on. Arrays have the names
 * {@code weight/NAME}, {@code average/NAME}, {@code mean/NAME} and {@code variance/NAME}; what is
 * not trained has its {@code average/NAME} alone.
 *
 * @param step how many steps were done
 * @param recipe of the training that it came from
 */
public record Checkpoint(
    VlaShape shape, Curriculum curriculum, Recipe recipe, int step, Map<String, float[]> arrays) {
  private static final int MAGIC = 0x45524743;
  private static final int MAX_HEAD = 1 << 20;
  private static final int MAX_ARRAY = 1 << 26;
  private static final String AVERAGE = "average/";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is said of a checkpoint in words. */
  private record Head(VlaShape shape, Curriculum curriculum, Recipe recipe, int step, int arrays) {}

  /** The averaged weights by name. */
  public Map<String, float[]> weights() {
    return part(AVERAGE);
  }

  /**
   * This with its adapters added to its matrices, and without the optimiser's state: enough to run
   * and to fine-tune, a quarter of the size.
   */
  public Checkpoint merged() {
    Map<String, float[]> kept = new LinkedHashMap<>();
    shape.lora().merged(weights()).forEach((name, values) -> kept.put(AVERAGE + name, values));
    return new Checkpoint(shape.withLora(Lora.NONE), curriculum, recipe, step, kept);
  }

  /**
   * An array by its whole name.
   *
   * @throws InvalidInputException if there is none
   */
  float[] array(String name) {
    float[] values = arrays.get(name);
    if (values == null) {
      throw new InvalidInputException("checkpoint: lacks " + name);
    }
    return values;
  }

  /** The arrays whose names begin with {@code prefix}, by the rest of their names. */
  Map<String, float[]> part(String prefix) {
    Map<String, float[]> part = new LinkedHashMap<>();
    arrays.forEach((name, values) -> {
      if (name.startsWith(prefix)) {
        part.put(name.substring(prefix.length()), values);
      }
    });
    return part;
  }

  /** Writes {@code file} whole or not at all. */
  public void write(Path file) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial), 1 << 20))) {
      out.writeInt(MAGIC);
      byte[] head =
          JSON.writeValueAsBytes(new Head(shape, curriculum, recipe, step, arrays.size()));
      out.writeInt(head.length);
      out.write(head);
      for (Map.Entry<String, float[]> array : arrays.entrySet()) {
        out.writeUTF(array.getKey());
        out.writeInt(array.getValue().length);
        ByteBuffer bytes = ByteBuffer.allocate(array.getValue().length * Float.BYTES);
        bytes.asFloatBuffer().put(array.getValue());
        out.write(bytes.array());
      }
    }
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads {@code file}.
   *
   * @throws InvalidInputException if it is no checkpoint, or broken
   */
  public static Checkpoint read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
      if (in.readInt() != MAGIC) {
        throw new InvalidInputException(file + ": is no checkpoint");
      }
      Head head = JSON.readValue(bytes(file, in, 1, MAX_HEAD), Head.class);
      Map<String, float[]> arrays = new LinkedHashMap<>();
      for (int i = 0; i < head.arrays(); i++) {
        String name = in.readUTF();
        byte[] bytes = bytes(file, in, Float.BYTES, MAX_ARRAY);
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        arrays.put(name, values);
      }
      return new Checkpoint(head.shape(), head.curriculum(), head.recipe(), head.step(), arrays);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path file, DataInputStream in, int size, int most)
      throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new InvalidInputException(file + ": a part of " + count + " values");
    }
    byte[] bytes = in.readNBytes(count * size);
    if (bytes.length != count * size) {
      throw new InvalidInputException(file + ": breaks off");
    }
    return bytes;
  }
}
