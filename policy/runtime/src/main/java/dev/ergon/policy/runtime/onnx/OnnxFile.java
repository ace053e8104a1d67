package dev.ergon.policy.runtime.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads through an ONNX file before ONNX Runtime does: that it is one from beginning to end, and
 * that the weights it keeps in other files lie beside it, are there, and fit what is allowed. Field
 * numbers are those of onnx.proto (IR version 3 and later).
 */
final class OnnxFile {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_GRAPH = 6;
  private static final int ATTRIBUTE_TENSORS = 10;
  private static final int ATTRIBUTE_GRAPHS = 11;
  private static final int TENSOR_EXTERNAL_DATA = 13;
  private static final int ENTRY_KEY = 1;
  private static final int ENTRY_VALUE = 2;
  private static final int MAX_DEPTH = 16;
  private static final int MAX_ENTRY = 4096;

  private final Path file;
  private final long maxBytes;
  private final Set<Path> weightFiles = new HashSet<>();
  private long totalBytes;
  private boolean hasGraph;

  private OnnxFile(Path file, long maxBytes) {
    this.file = file;
    this.maxBytes = maxBytes;
  }

  /**
   * How many bytes of model and weights {@code file} brings.
   *
   * @param maxBytes how many it may bring
   * @throws InvalidInputException naming the file and what is wrong with it
   */
  static long check(Path file, long maxBytes) {
    return new OnnxFile(file, maxBytes).check();
  }

  private long check() {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(file + ": there is no such file; the bundle is incomplete");
    }
    try (InputStream in = Files.newInputStream(file)) {
      count(file, Files.size(file));
      CodedInputStream message = CodedInputStream.newInstance(in);
      message.setSizeLimit(Integer.MAX_VALUE);
      model(message);
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidInputException(
          file + ": is truncated or no ONNX model: " + e.getMessage() + "; export it again", e);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + e.getMessage(), e);
    }
    if (!hasGraph) {
      throw new InvalidInputException(file + ": is no ONNX model: it holds no graph");
    }
    return totalBytes;
  }

  private void model(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (isMessage(tag, MODEL_GRAPH)) {
        hasGraph = true;
        graph(in, 0);
      } else {
        skip(in, tag);
      }
    }
  }

  private void graph(CodedInputStream in, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new InvalidInputException(
          file + ": graphs within graphs are deeper than " + MAX_DEPTH + "; no exporter does that");
    }
    int end = begin(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (isMessage(tag, GRAPH_NODE)) {
        node(in, depth);
      } else if (isMessage(tag, GRAPH_INITIALIZER)) {
        tensor(in);
      } else {
        skip(in, tag);
      }
    }
    end(in, end);
  }

  private void node(CodedInputStream in, int depth) throws IOException {
    int end = begin(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (isMessage(tag, NODE_ATTRIBUTE)) {
        attribute(in, depth);
      } else {
        skip(in, tag);
      }
    }
    end(in, end);
  }

  private void attribute(CodedInputStream in, int depth) throws IOException {
    int end = begin(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (isMessage(tag, ATTRIBUTE_TENSOR) || isMessage(tag, ATTRIBUTE_TENSORS)) {
        tensor(in);
      } else if (isMessage(tag, ATTRIBUTE_GRAPH) || isMessage(tag, ATTRIBUTE_GRAPHS)) {
        graph(in, depth + 1);
      } else {
        skip(in, tag);
      }
    }
    end(in, end);
  }

  private void tensor(CodedInputStream in) throws IOException {
    int end = begin(in);
    Map<String, String> external = new HashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (isMessage(tag, TENSOR_EXTERNAL_DATA)) {
        entry(in, external);
      } else {
        skip(in, tag);
      }
    }
    end(in, end);
    if (!external.isEmpty()) {
      requireExternal(external);
    }
  }

  private void entry(CodedInputStream in, Map<String, String> external) throws IOException {
    int end = begin(in);
    String key = "";
    String value = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (isMessage(tag, ENTRY_KEY)) {
        key = shortString(in);
      } else if (isMessage(tag, ENTRY_VALUE)) {
        value = shortString(in);
      } else {
        skip(in, tag);
      }
    }
    end(in, end);
    external.put(key, value);
  }

  private void requireExternal(Map<String, String> external) throws IOException {
    String location = external.getOrDefault("location", "");
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null || !location.matches("[\\w.-]+") || location.startsWith("..")) {
      throw new InvalidInputException(
          file + ": keeps weights in '" + location + "', wanted the name of a file beside it");
    }
    Path weights = folder.resolve(location);
    if (!Files.isRegularFile(weights) || !weights.toRealPath().startsWith(folder.toRealPath())) {
      throw new InvalidInputException(
          file + ": keeps weights in '" + location + "', and no such file lies beside it");
    }
    long size = Files.size(weights);
    long offset = number(external, "offset", 0);
    long length = number(external, "length", Math.max(0, size - offset));
    if (offset > size || length > size - offset) {
      throw new InvalidInputException(
          "%s: claims %d bytes at %d of '%s', which has %d bytes"
              .formatted(file, length, offset, location, size));
    }
    if (weightFiles.add(weights)) {
      count(weights, size);
    }
  }

  private long number(Map<String, String> external, String key, long absent) {
    String text = external.get(key);
    if (text == null) {
      return absent;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below: a claim that is no number is as wrong as a negative one
    }
    throw new InvalidInputException(
        file + ": external data " + key + ": got '" + text + "', wanted a count of bytes");
  }

  private void count(Path part, long bytes) {
    totalBytes += bytes;
    if (totalBytes > maxBytes) {
      throw new InvalidInputException(
          "%s: model and weights are %d bytes with '%s', wanted at most %d; raise max_model if"
                  .formatted(file, totalBytes, part.getFileName(), maxBytes)
              + " this is meant");
    }
  }

  private static boolean isMessage(int tag, int field) {
    return WireFormat.getTagFieldNumber(tag) == field
        && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  private String shortString(CodedInputStream in) throws IOException {
    int size = in.readRawVarint32();
    if (size < 0 || size > MAX_ENTRY) {
      throw new InvalidInputException(
          file + ": an external data entry has " + size + " bytes, wanted 0.." + MAX_ENTRY);
    }
    return new String(in.readRawBytes(size), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static int begin(CodedInputStream in) throws IOException {
    return in.pushLimit(in.readRawVarint32());
  }

  private static void end(CodedInputStream in, int outer) throws IOException {
    if (in.getBytesUntilLimit() > 0) {
      throw new InvalidProtocolBufferException("a message ends before its length");
    }
    in.popLimit(outer);
  }

  private static void skip(CodedInputStream in, int tag) throws IOException {
    if (!in.skipField(tag)) {
      throw new InvalidProtocolBufferException("a group ends that never began");
    }
  }
}
