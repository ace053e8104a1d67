package dev.ergon.perception.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the pipeline to what Pillow and the transformers image processors made. */
class ImagePipelineTest {
  private static final double TOLERANCE = 1e-5;

  static Stream<Arguments> pillowCases() {
    return cases("pillow-resize.json")
        .map(c ->
            Arguments.of(
                ResampleFilter.valueOf(c.get("filter").asText()),
                c.get("width").asInt(),
                c.get("height").asInt(),
                c.get("sha256").asText()));
  }

  @ParameterizedTest(name = "{0} to {1}x{2}")
  @MethodSource("pillowCases")
  void resizeIsPillowsToTheBit(ResampleFilter filter, int width, int height, String sha256)
      throws GeneralSecurityException {
    Image resized =
        pipeline(new ImageStep.Resize(width, height, filter)).picture(image("pattern.png"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(resized.toBytes());
    assertEquals(sha256, HexFormat.of().formatHex(digest));
  }

  static Stream<Arguments> policyCases() {
    return cases("pixel-values.json")
        .map(c -> Arguments.of(c.get("policy").asText(), c.get("image").asText(), c));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("policyCases")
  void pixelValuesAreThoseOfTheReferenceProcessor(String policy, String file, JsonNode wanted) {
    ImagePipeline pipeline = pipelineOf(policy);
    FloatBuffer values = pipeline.newBuffer();
    pipeline.apply(image(file), values);
    assertEquals(0, values.remaining());
    double sum = 0;
    double absoluteSum = 0;
    for (int i = 0; i < values.capacity(); i++) {
      sum += values.get(i);
      absoluteSum += Math.abs(values.get(i));
    }
    assertEquals(wanted.get("sum").asDouble(), sum, TOLERANCE * values.capacity());
    assertEquals(wanted.get("abs_sum").asDouble(), absoluteSum, TOLERANCE * values.capacity());
    for (int i = 0; i < wanted.get("sample").size(); i++) {
      int at = wanted.get("sample_index").get(i).asInt();
      assertEquals(wanted.get("sample").get(i).asDouble(), values.get(at), TOLERANCE, "at " + at);
    }
  }

  @Test
  void everyPixelValueOfAPictureIsThatOfTheReferenceProcessor() throws IOException {
    ImagePipeline pipeline = pipelineOf("tiny_llava_vla");
    FloatBuffer values = pipeline.newBuffer();
    pipeline.apply(image("img_01.png"), values);
    FloatBuffer wanted =
        ByteBuffer.wrap(resource("pixel_values_01.f32"))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    assertEquals(wanted.capacity(), values.capacity());
    for (int i = 0; i < wanted.capacity(); i++) {
      assertEquals(wanted.get(i), values.get(i), TOLERANCE, "at " + i);
    }
  }

  @Test
  void bufferIsReusedFromPictureToPicture() {
    ImagePipeline pipeline = pipelineOf("tiny_smolvlm");
    FloatBuffer values = pipeline.newBuffer();
    pipeline.apply(image("img_00.png"), values);
    float first = values.get(100);
    values.clear();
    pipeline.apply(image("img_08.png"), values);
    values.clear();
    pipeline.apply(image("img_00.png"), values);
    assertEquals(first, values.get(100));
    assertEquals(3 * 64 * 64, values.position());
  }

  @Test
  void letterboxKeepsTheRatioAndCentresThePicture() {
    byte[] white = new byte[8 * 4 * 3];
    java.util.Arrays.fill(white, (byte) 255);
    Image wide = Image.adopt(8, 4, PixelFormat.RGB8, white);
    Image boxed =
        pipeline(new ImageStep.Letterbox(4, 4, ResampleFilter.BILINEAR, 0x102030)).picture(wide);
    assertArrayEquals(new int[] {0x10, 0x20, 0x30}, pixel(boxed, 2, 0));
    assertArrayEquals(new int[] {255, 255, 255}, pixel(boxed, 2, 1));
    assertArrayEquals(new int[] {255, 255, 255}, pixel(boxed, 2, 2));
    assertArrayEquals(new int[] {0x10, 0x20, 0x30}, pixel(boxed, 2, 3));
  }

  @Test
  void padToSquareAddsGroundOnBothSidesOfTheShorterOne() {
    Image tall = Image.adopt(2, 6, PixelFormat.MONO8, new byte[12]);
    ImagePipeline pipeline =
        pipeline(new ImageStep.PadToSquare(0xFFFFFF), new ImageStep.CentreCrop(6, 6));
    Image square = pipeline.picture(tall);
    int[] columns = {255, 255, 0, 0, 255, 255};
    for (int x = 0; x < 6; x++) {
      assertEquals(columns[x], square.sample(x, 3, 1), "column " + x);
    }
  }

  @Test
  void centreCropLargerThanThePictureIsBlackAround() {
    byte[] white = {(byte) 255, (byte) 255, (byte) 255, (byte) 255};
    Image small = Image.adopt(2, 2, PixelFormat.MONO8, white);
    Image crop = pipeline(new ImageStep.CentreCrop(5, 4)).picture(small);
    int[] columns = {0, 0, 255, 255, 0};
    for (int x = 0; x < 5; x++) {
      assertEquals(columns[x], crop.sample(x, 1, 0), "column " + x);
      assertEquals(0, crop.sample(x, 0, 0));
    }
  }

  @Test
  void refusesStepsThatLeaveTheSizeOpen() {
    assertThrows(
        IllegalArgumentException.class,
        () -> pipeline(new ImageStep.ResizeShortestEdge(84, ResampleFilter.BICUBIC)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ImagePipeline(List.of(new ImageStep.CentreCrop(4, 4)), List.of()));
  }

  private static ImagePipeline pipelineOf(String policy) {
    return switch (policy) {
      case "tiny_llava_vla" ->
          new ImagePipeline(
              List.of(
                  new ImageStep.ResizeShortestEdge(84, ResampleFilter.ofPillowCode(3)),
                  new ImageStep.CentreCrop(84, 84)),
              List.of(Normalisation.CLIP));
      case "tiny_openvla" ->
          new ImagePipeline(
              List.of(new ImageStep.Resize(112, 112, ResampleFilter.BICUBIC)),
              List.of(Normalisation.IMAGENET, Normalisation.SYMMETRIC));
      case "tiny_smolvlm" ->
          new ImagePipeline(
              List.of(
                  new ImageStep.ResizeLongestEdge(64, ResampleFilter.ofPillowCode(1)),
                  new ImageStep.Resize(64, 64, ResampleFilter.LANCZOS)),
              List.of(Normalisation.SYMMETRIC));
      default -> throw new AssertionError(policy);
    };
  }

  private static ImagePipeline pipeline(ImageStep... steps) {
    return new ImagePipeline(List.of(steps), List.of(Normalisation.SYMMETRIC));
  }

  private static int[] pixel(Image image, int x, int y) {
    return new int[] {image.sample(x, y, 0), image.sample(x, y, 1), image.sample(x, y, 2)};
  }

  private static Image image(String name) {
    return ImageDecoder.decode(resource(name), name);
  }

  private static Stream<JsonNode> cases(String name) {
    try {
      JsonNode cases = new ObjectMapper().readTree(resource(name)).get("cases");
      return StreamSupport.stream(cases.spliterator(), false);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] resource(String name) {
    try (var stream = ImagePipelineTest.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new AssertionError("no resource " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
