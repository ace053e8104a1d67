package dev.ergon.perception.ros;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.provider.CameraProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.sensor_msgs.CameraInfo;
import dev.ergon.transport.ros.message.sensor_msgs.CompressedImage;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.MessageListener;
import dev.ergon.transport.ros1.Subscriber;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Kind {@code ros1}: pictures of a ROS 1 topic, on the run's one node. */
public final class Ros1CameraProvider implements CameraProvider {
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
   * @param topic resolved in the node, so that it can be remapped
   * @param info the topic of sensor_msgs/CameraInfo, which need not be there; left out: {@code
   *     camera_info} beside the pictures
   */
  record Config(
      @Default("image_raw") String topic,
      @Nullable String info,
      @Default("raw") Transport transport,
      @Default("10 s") long startTimeoutNanos) {}

  @Override
  public String kind() {
    return "ros1";
  }

  @Override
  public CameraSource open(String name, ConfigNode config, ProviderContext context) {
    Config wanted = config.bind(Config.class);
    ConnectedNode node = context.shared(ConnectedNode.class, ConnectedNode::fromEnvironment);
    String source = "topic " + node.resolveName(wanted.topic()) + " at " + node.masterUri();
    return TopicCamera.open(
        name,
        source,
        context.shared(Clock.class, SystemClock::new),
        wanted.startTimeoutNanos(),
        inbox -> {
          TopicCamera.Subscribed lens = lens(node, wanted, inbox);
          TopicCamera.Subscribed pictures = subscribe(node, wanted, inbox, source);
          return () -> {
            pictures.close();
            lens.close();
          };
        });
  }

  private static TopicCamera.Subscribed lens(
      ConnectedNode node, Config wanted, PictureInbox inbox) {
    String pictures = node.resolveName(wanted.topic()).text();
    String info = wanted.info();
    Subscriber<CameraInfo> subscriber =
        node.newSubscriber(
            info != null ? info : pictures.substring(0, pictures.lastIndexOf('/')) + "/camera_info",
            CameraInfo.TYPE);
    MessageListener<CameraInfo> listener = told -> inbox.lens(told.width(), told.height());
    subscriber.addMessageListener(listener);
    return () -> subscriber.removeMessageListener(listener);
  }

  private static TopicCamera.Subscribed subscribe(
      ConnectedNode node, Config wanted, PictureInbox inbox, String source) {
    return switch (wanted.transport()) {
      case RAW ->
          listen(
              node,
              wanted,
              Image.TYPE,
              inbox,
              m -> inbox.picture(m.header().stampNanos(), RosImages.toImage(m, source)));
      case COMPRESSED ->
          listen(
              node,
              wanted,
              CompressedImage.TYPE,
              inbox,
              m -> inbox.picture(m.header().stampNanos(), RosImages.toImage(m, source)));
    };
  }

  private static <M extends Message> TopicCamera.Subscribed listen(
      ConnectedNode node,
      Config wanted,
      MessageType<M> type,
      PictureInbox inbox,
      Consumer<M> pictures) {
    Subscriber<M> subscriber = node.newSubscriber(wanted.topic(), type);
    MessageListener<M> listener =
        message -> {
          try {
            pictures.accept(message);
          } catch (InvalidInputException e) {
            inbox.refused(e.getMessage());
          }
        };
    subscriber.addMessageListener(listener);
    return () -> subscriber.removeMessageListener(listener);
  }
}
