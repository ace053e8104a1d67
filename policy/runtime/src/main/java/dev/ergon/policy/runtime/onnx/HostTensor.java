package dev.ergon.policy.runtime.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.platform.Fp16Conversions;
import dev.ergon.core.policy.PolicyException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A tensor on a direct buffer that ONNX Runtime reads and writes in place, so that nothing is
 * copied on the way in or out. Used by one thread.
 */
public final class HostTensor implements AutoCloseable {
  private final OnnxJavaType type;
  private final long[] shape;
  private final ByteBuffer bytes;
  private final OnnxTensor tensor;

  private HostTensor(OnnxJavaType type, long[] shape, ByteBuffer bytes) {
    this.type = type;
    this.shape = shape.clone();
    this.bytes = bytes;
    try {
      tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), bytes, shape, type);
    } catch (OrtException e) {
      throw new PolicyException(
          "cannot make a " + type + " tensor " + Arrays.toString(shape) + ": " + e.getMessage(), e);
    }
  }

  /**
   * A tensor of zeros.
   *
   * @throws PolicyException if it would not fit a buffer
   */
  public static HostTensor allocate(OnnxJavaType type, long... shape) {
    long size = type.size;
    for (long side : shape) {
      if (side < 0 || (side > 0 && size > Integer.MAX_VALUE / side)) {
        throw new PolicyException(
            "cannot make a tensor " + Arrays.toString(shape) + ": a side is negative or too long");
      }
      size *= side;
    }
    return new HostTensor(
        type, shape, ByteBuffer.allocateDirect((int) size).order(ByteOrder.nativeOrder()));
  }

  /**
   * A tensor on a part of this one's buffer; closing it leaves this one as it is.
   *
   * @param from the index of its first number
   */
  public HostTensor view(int from, long... viewShape) {
    int size = type.size;
    for (long side : viewShape) {
      size = Math.toIntExact(size * side);
    }
    ByteBuffer part = bytes.slice(from * type.size, size).order(ByteOrder.nativeOrder());
    return new HostTensor(type, viewShape, part);
  }

  public OnnxTensor tensor() {
    return tensor;
  }

  public OnnxJavaType type() {
    return type;
  }

  /** A copy. */
  public long[] shape() {
    return shape.clone();
  }

  /** The values; writing here is writing to the tensor. Positions are the caller's to mind. */
  public ByteBuffer bytes() {
    return bytes;
  }

  /** How many rows of {@code width} values there are. */
  public int rows(int width) {
    return bytes.capacity() / type.size / width;
  }

  /** Number {@code index} of a float or half tensor. */
  public float floatAt(int index) {
    return type == OnnxJavaType.FLOAT
        ? bytes.getFloat(index * Float.BYTES)
        : Fp16Conversions.fp16ToFloat(bytes.getShort(index * Short.BYTES));
  }

  /** Sets number {@code index} of a float or half tensor. */
  public void setFloat(int index, float value) {
    if (type == OnnxJavaType.FLOAT) {
      bytes.putFloat(index * Float.BYTES, value);
    } else {
      bytes.putShort(index * Short.BYTES, Fp16Conversions.floatToFp16(value));
    }
  }

  /** Fills {@code target} from number {@code from} on. */
  public void copyTo(int from, float[] target) {
    if (type == OnnxJavaType.FLOAT) {
      bytes
          .duplicate()
          .order(ByteOrder.nativeOrder())
          .position(from * Float.BYTES)
          .asFloatBuffer()
          .get(target);
      return;
    }
    for (int i = 0; i < target.length; i++) {
      target[i] = floatAt(from + i);
    }
  }

  /**
   * Overwrites row {@code row} with row {@code sourceRow} of {@code source}, converting if need be.
   */
  public void copyRow(HostTensor source, int sourceRow, int row, int width) {
    if (source.type == type) {
      int size = width * type.size;
      bytes.put(row * size, source.bytes, sourceRow * size, size);
      return;
    }
    for (int i = 0; i < width; i++) {
      setFloat(row * width + i, source.floatAt(sourceRow * width + i));
    }
  }

  /** Fills row {@code row} with zeros. */
  public void clearRow(int row, int width) {
    for (int i = 0; i < width * type.size; i++) {
      bytes.put(row * width * type.size + i, (byte) 0);
    }
  }

  /** Closes the tensor; the buffer goes when nobody holds it. */
  @Override
  public void close() {
    tensor.close();
  }
}
