package dev.ergon.perception.ros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.transport.ros.message.Octets;
import dev.ergon.transport.ros.message.sensor_msgs.CameraInfo;
import dev.ergon.transport.ros.message.sensor_msgs.CompressedImage;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import dev.ergon.transport.ros.message.sensor_msgs.RegionOfInterest;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.PublisherOptions;
import dev.ergon.transport.ros1.testing.Roscore;
import dev.ergon.transport.ros1.testing.RoscoreExtension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RoscoreExtension.class)
class Ros1CameraTest {
  private final Roscore roscore;
  private ConnectedNode camera;
  private ProviderContext context;

  Ros1CameraTest(Roscore roscore) {
    this.roscore = roscore;
  }

  @BeforeEach
  void connect(@TempDir Path folder) {
    camera = ConnectedNode.connect(roscore.configuration("camera"));
    context = new ProviderContext(folder, 1);
    ConnectedNode unused =
        context.shared(
            ConnectedNode.class,
            () -> ConnectedNode.connect(roscore.configuration("run", "image_raw:=/cam/image")));
  }

  @AfterEach
  void close() {
    context.close();
    camera.shutdown();
  }

  @Test
  void seesTheNewestPictureOfARemappedTopic() {
    Publisher<Image> publisher =
        camera.newPublisher("/cam/image", Image.TYPE, PublisherOptions.LATCHED);
    publisher.publish(picture("bgr8", 10));
    try (CameraSource source = open("{}")) {
      assertEquals(new CameraSpec("front", 2, 1), source.spec());
      assertEquals(12, source.latest().orElseThrow().image().sample(0, 0, 0));
      publisher.publish(picture("rgb8", 20));
      Roscore.await(
          "the next picture", () -> source.latest().orElseThrow().image().sample(0, 0, 0) == 20);
      publisher.publish(picture("bayer_rggb8", 30));
      Roscore.await("the refusal", () -> source.faultText().contains("bayer_rggb8"));
      assertTrue(source.faultText().contains("image_proc"), source.faultText());
      assertEquals(20, source.latest().orElseThrow().image().sample(0, 0, 0));
    }
  }

  @Test
  void seesCompressedPictures() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", png);
    camera
        .newPublisher("/cam/compressed", CompressedImage.TYPE, PublisherOptions.LATCHED)
        .publish(new CompressedImage(new Header(0, 1, ""), "png", Octets.adopt(png.toByteArray())));
    try (CameraSource source = open("{topic: /cam/compressed, transport: compressed}")) {
      assertEquals(new CameraSpec("front", 3, 2), source.spec());
    }
  }

  @Test
  void refusesPicturesThatAreNotOfTheSizeThatTheirLensIsFor() {
    camera
        .newPublisher("/cam/camera_info", CameraInfo.TYPE, PublisherOptions.LATCHED)
        .publish(
            new CameraInfo(
                new Header(0, 5, "c"),
                480,
                640,
                "plumb_bob",
                new double[5],
                new double[9],
                new double[9],
                new double[12],
                0,
                0,
                new RegionOfInterest(0, 0, 0, 0, false)));
    Publisher<Image> publisher =
        camera.newPublisher("/cam/image", Image.TYPE, PublisherOptions.LATCHED);
    publisher.publish(picture("rgb8", 10));
    try (CameraSource source = open("{}")) {
      Roscore.await(
          "the refusal",
          () -> {
            publisher.publish(picture("rgb8", 20));
            return source.faultText().contains("got a picture of 2x1, wanted 640x480");
          });
    } catch (HostLacksException lensCameFirst) {
      assertTrue(lensCameFirst.getMessage().contains("wanted 640x480"));
    }
  }

  @Test
  void namesTheTopicThatNobodyPublishes() {
    var missing =
        assertThrows(
            HostLacksException.class, () -> open("{topic: /nowhere, start_timeout: 50 ms}"));
    assertTrue(missing.getMessage().contains("/nowhere"), missing.getMessage());
  }

  private CameraSource open(String keys) {
    return new Ros1CameraProvider().open("front", ConfigReader.read("camera", keys), context);
  }

  private static Image picture(String encoding, int first) {
    byte[] samples = new byte[6];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (first + i);
    }
    return new Image(new Header(0, 5, "c"), 1, 2, encoding, 0, 6, Octets.adopt(samples));
  }
}
