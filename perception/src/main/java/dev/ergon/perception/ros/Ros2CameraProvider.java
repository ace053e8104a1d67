package dev.ergon.perception.ros;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.provider.CameraProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.transport.ros.message.sensor_msgs.CameraInfo;
import dev.ergon.transport.ros.message.sensor_msgs.CompressedImage;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Endpoint;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Nodes;
import dev.ergon.transport.ros2.Ros2Settings;
import dev.ergon.transport.ros2.TopicName;
import org.jspecify.annotations.Nullable;

/** Kind {@code ros2}: pictures of a ROS 2 topic. */
public final class Ros2CameraProvider implements CameraProvider {
  /** How pictures travel. */
  enum Transport {
    /** As sensor_msgs/Image. */
    RAW,
    /** As sensor_msgs/CompressedImage. */
    COMPRESSED
  }

  /**
   * The configuration.
   *
   * @param topic from the root, or from {@code namespace}
   * @param info the topic of sensor_msgs/CameraInfo, which need not be there; left out: {@code
   *     camera_info} beside the pictures
   * @param reliable asks for lost pictures again, which only reliable publishers do; late pictures
   *     are of little use, so the default does not
   * @param ros2 null for the settings that the run's parts share
   */
  record Config(
      @Default("image_raw") String topic,
      @Default("/") String namespace,
      @Nullable String info,
      @Default("raw") Transport transport,
      @Default("false") boolean reliable,
      @Default("10 s") long startTimeoutNanos,
      @Nullable Ros2Settings ros2) {}

  @Override
  public String kind() {
    return "ros2";
  }

  @Override
  public CameraSource open(String name, ConfigNode config, ProviderContext context) {
    Config wanted = config.bind(Config.class);
    TopicName topic = TopicName.resolve(wanted.namespace(), wanted.topic());
    Ros2Node node = Ros2Nodes.shared(context, wanted.ros2());
    String source = "topic " + topic + " in domain " + node.domainId();
    return TopicCamera.open(
        name,
        source,
        context.shared(Clock.class, SystemClock::new),
        wanted.startTimeoutNanos(),
        inbox -> {
          Ros2Endpoint lens =
              node.subscribe(
                  lens(topic, wanted),
                  CameraInfo.TYPE,
                  QosProfile.SENSOR_DATA,
                  told -> inbox.lens(told.width(), told.height()));
          TopicCamera.Subscribed pictures = subscribe(node, topic, wanted, inbox, source);
          return () -> {
            pictures.close();
            lens.close();
          };
        });
  }

  private static TopicName lens(TopicName pictures, Config wanted) {
    String info = wanted.info();
    String path = pictures.path();
    return info != null
        ? TopicName.resolve(wanted.namespace(), info)
        : new TopicName(path.substring(0, path.lastIndexOf('/')) + "/camera_info");
  }

  private static TopicCamera.Subscribed subscribe(
      Ros2Node node, TopicName topic, Config wanted, PictureInbox inbox, String source) {
    QosProfile qos = wanted.reliable() ? QosProfile.DEFAULT : QosProfile.SENSOR_DATA;
    return switch (wanted.transport()) {
      case RAW -> node.subscribe(topic, Image.TYPE, qos, m -> raw(m, inbox, source))::close;
      case COMPRESSED ->
          node.subscribe(topic, CompressedImage.TYPE, qos, m -> compressed(m, inbox, source))
              ::close;
    };
  }

  private static void raw(Image message, PictureInbox inbox, String source) {
    try {
      inbox.picture(message.header().stampNanos(), RosImages.toImage(message, source));
    } catch (InvalidInputException e) {
      inbox.refused(e.getMessage());
    }
  }

  private static void compressed(CompressedImage message, PictureInbox inbox, String source) {
    try {
      inbox.picture(message.header().stampNanos(), RosImages.toImage(message, source));
    } catch (InvalidInputException e) {
      inbox.refused(e.getMessage());
    }
  }
}
