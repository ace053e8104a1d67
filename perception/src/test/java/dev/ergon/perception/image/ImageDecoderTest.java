package dev.ergon.perception.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageDecoderTest {
  @Test
  void greySamplesStayAsStored() throws IOException {
    BufferedImage grey = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {7, 100, 250});
    Image image = ImageDecoder.decode(png(grey), "grey");
    assertEquals(PixelFormat.MONO8, image.format());
    assertEquals(7, image.sample(0, 0, 0));
    assertEquals(100, image.sample(1, 0, 0));
    assertEquals(250, image.sample(2, 0, 0));
  }

  @Test
  void alphaIsDroppedAndNotBlended() throws IOException {
    BufferedImage clear = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    clear.setRGB(0, 0, 0x10C08040);
    Image image = ImageDecoder.decode(png(clear), "clear");
    assertEquals(PixelFormat.RGB8, image.format());
    assertEquals(0xC0, image.sample(0, 0, 0));
    assertEquals(0x80, image.sample(0, 0, 1));
    assertEquals(0x40, image.sample(0, 0, 2));
  }

  @Test
  void paletteBecomesItsColours() throws IOException {
    BufferedImage indexed = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
    indexed.setRGB(0, 0, 0xFFFF0000);
    indexed.setRGB(1, 0, 0xFF0000FF);
    Image image = ImageDecoder.decode(png(indexed), "indexed");
    assertEquals(255, image.sample(0, 0, 0));
    assertEquals(255, image.sample(1, 0, 2));
  }

  @Test
  void refusesSixteenBitSamples() throws IOException {
    byte[] deep = png(new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY));
    assertMessage("more than 8 bits", () -> ImageDecoder.decode(deep, "deep"));
  }

  @Test
  void refusesWhatIsNoPictureNamingItsOrigin() {
    byte[] words = "hello".getBytes(StandardCharsets.US_ASCII);
    assertMessage("note.txt: got 5 bytes", () -> ImageDecoder.decode(words, "note.txt"));
    assertMessage("missing.png", () -> ImageDecoder.read(Path.of("missing.png")));
  }

  @Test
  void refusesACutFile() throws IOException {
    byte[] whole = png(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB));
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertMessage("cut.png", () -> ImageDecoder.decode(cut, "cut.png"));
  }

  @Test
  void refusesAHugePictureBeforeItTakesMemory() throws IOException {
    byte[] claim = png(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
    ByteBuffer header = ByteBuffer.wrap(claim);
    header.putInt(16, 60_000).putInt(20, 60_000);
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(claim, 12, 17);
    header.putInt(29, (int) crc.getValue());
    assertMessage("60000x60000", () -> ImageDecoder.decode(claim, "bomb.png"));
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(InvalidInputException.class, call).toString();
    assertTrue(message.contains(part), message);
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
