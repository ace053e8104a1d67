package dev.ergon.perception.ros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.FollowingClock;
import dev.ergon.core.time.ManualClock;
import dev.ergon.transport.ros.message.Octets;
import dev.ergon.transport.ros.message.sensor_msgs.CameraInfo;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import dev.ergon.transport.ros.message.sensor_msgs.RegionOfInterest;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Publisher;
import dev.ergon.transport.ros2.Ros2Settings;
import dev.ergon.transport.ros2.TopicName;
import dev.ergon.transport.ros2.testing.TestDomain;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Ros2CameraTest {
  private static final int DOMAIN = TestDomain.id();
  private static final ConfigNode CONFIG =
      ConfigReader.read(
          "camera.yaml",
          "{topic: image_raw, namespace: /front, ros2: {domain_id: " + DOMAIN + "}}");

  private final Ros2Node node =
      Ros2Node.open(Ros2Settings.loopback(DOMAIN, "camera_node"), Map.of());
  private final Ros2Publisher<Image> publisher =
      node.publisher(new TopicName("/front/image_raw"), Image.TYPE, QosProfile.DEFAULT);
  private ProviderContext context;
  private Thread talking;
  private volatile Image said = picture(4, 2, "rgb8", 3_000_000_000L);
  private volatile boolean over;

  @BeforeEach
  void talk(@TempDir Path folder) {
    context = new ProviderContext(folder, 1);
    talking =
        new Thread(() -> {
          while (!over) {
            publisher.publish(said);
            LockSupport.parkNanos(20_000_000);
          }
        });
    talking.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    over = true;
    talking.join();
    context.close();
    node.close();
  }

  @Test
  void theNewestPictureIsThereWithItsSize() {
    try (CameraSource camera = new Ros2CameraProvider().open("front", CONFIG, context)) {
      assertEquals(new CameraSpec("front", 4, 2), camera.spec());
      assertEquals(7, camera.latest().orElseThrow().image().sample(0, 0, 0));
      assertEquals("", camera.faultText());
    }
  }

  @Test
  void picturesOfASimulatorKeepItsTime() {
    FollowingClock simulated = new FollowingClock(new ManualClock(0), 1_000_000_000);
    simulated.hear(2_000_000_000L);
    context.shared(Clock.class, () -> simulated);
    try (CameraSource camera = new Ros2CameraProvider().open("front", CONFIG, context)) {
      assertEquals(3_000_000_000L, camera.latest().orElseThrow().stampNanos());
    }
  }

  @Test
  void aPictureOfAnotherSizeOrEncodingIsAFaultAndTheLastOneStays() {
    try (CameraSource camera = new Ros2CameraProvider().open("front", CONFIG, context)) {
      said = picture(2, 2, "rgb8", 0);
      await(() -> camera.faultText().contains("got a picture of 2x2, wanted 4x2"));
      said = picture(4, 2, "bayer_rggb8", 0);
      await(() -> camera.faultText().contains("got encoding 'bayer_rggb8'"));
      assertEquals(4, camera.latest().orElseThrow().image().width());
      said = picture(4, 2, "rgb8", 0);
      await(() -> camera.faultText().isEmpty());
    }
  }

  @Test
  void refusesPicturesThatAreNotOfTheSizeThatTheirLensIsFor() {
    try (CameraSource camera = new Ros2CameraProvider().open("front", CONFIG, context);
        Ros2Publisher<CameraInfo> lenses =
            node.publisher(
                new TopicName("/front/camera_info"), CameraInfo.TYPE, QosProfile.DEFAULT)) {
      await(() -> {
        lenses.publish(lens(640, 480));
        return camera
            .faultText()
            .contains("got a picture of 4x2, wanted 640x480 as its CameraInfo says");
      });
      await(() -> {
        lenses.publish(lens(4, 2));
        return camera.faultText().isEmpty();
      });
    }
  }

  private static CameraInfo lens(int width, int height) {
    return new CameraInfo(
        new Header(0, 0, ""),
        height,
        width,
        "plumb_bob",
        new double[5],
        new double[9],
        new double[9],
        new double[12],
        0,
        0,
        new RegionOfInterest(0, 0, 0, 0, false));
  }

  @Test
  void aTopicWithoutPicturesIsNamed() {
    ConfigNode silent = CONFIG.withOverride("topic=/nowhere").withOverride("start_timeout=300 ms");

    String message =
        assertThrows(
                HostLacksException.class,
                () -> new Ros2CameraProvider().open("front", silent, context))
            .getMessage();
    assertTrue(
        String.valueOf(message)
            .startsWith("camera 'front': no picture from topic /nowhere in domain " + DOMAIN),
        message);
  }

  private static Image picture(int width, int height, String encoding, long stampNanos) {
    byte[] samples = new byte[width * height * 3];
    samples[0] = 7;
    return new Image(
        new Header(0, stampNanos, ""),
        height,
        width,
        encoding,
        0,
        width * 3L,
        Octets.adopt(samples));
  }

  private static void await(BooleanSupplier holds) {
    for (int i = 0; i < 2000 && !holds.getAsBoolean(); i++) {
      LockSupport.parkNanos(5_000_000);
    }
    assertTrue(holds.getAsBoolean());
  }
}
