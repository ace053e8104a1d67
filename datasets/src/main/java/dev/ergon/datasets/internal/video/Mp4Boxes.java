package dev.ergon.datasets.internal.video;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The outermost boxes of an MP4 (ISO/IEC 14496-12, section 4.2). */
public final class Mp4Boxes {
  private static final int MAX_BOXES = 10_000;

  private Mp4Boxes() {}

  /** The types of the outermost boxes, in order, for example {@code [ftyp, moov, mdat]}. */
  public static List<String> topLevel(Path file) throws IOException {
    var types = new ArrayList<String>();
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      long left = Files.size(file);
      while (left > 0 && types.size() < MAX_BOXES) {
        long size = in.readInt() & 0xFFFFFFFFL;
        byte[] type = in.readNBytes(4);
        int header = 8;
        if (size == 1) {
          size = in.readLong();
          header = 16;
        } else if (size == 0) {
          size = left;
        }
        if (size < header || size > left) {
          throw new IOException("got a box of " + size + " bytes with " + left + " left");
        }
        in.skipNBytes(size - header);
        types.add(new String(type, StandardCharsets.US_ASCII));
        left -= size;
      }
    } catch (EOFException e) {
      throw new IOException("got a file that ends within a box", e);
    }
    return types;
  }
}
