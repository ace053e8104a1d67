package dev.ergon.sim.external.gazebo;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.sim.external.gz.GzNode;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto;
import java.util.Optional;

/** A camera that Gazebo simulates; its size is that of the first picture. */
final class GazeboCamera implements CameraSource {
  private final CameraSpec spec;
  private final NewestPicture picture;
  private final GzNode.Subscription pictures;

  private GazeboCamera(CameraSpec spec, NewestPicture picture, GzNode.Subscription pictures) {
    this.spec = spec;
    this.picture = picture;
    this.pictures = pictures;
  }

  /**
   * Waits for the first picture.
   *
   * @throws HostLacksException if none comes in time, or none that can be used
   */
  static GazeboCamera open(GazeboSession session, String name, String topic, long timeoutNanos) {
    NewestPicture picture = new NewestPicture(name, session.clock());
    GzNode.Subscription pictures =
        session.node().subscribe(topic, GzMessagesProto.Image.getDefaultInstance(), picture::take);
    try {
      CameraFrame frame =
          picture
              .awaitFirst(timeoutNanos)
              .orElseThrow(() ->
                  new HostLacksException(
                      "camera '"
                          + name
                          + "': Gazebo topic "
                          + topic
                          + ": "
                          + picture.fault()
                          + ", in "
                          + timeoutNanos / 1_000_000
                          + " ms"));
      CameraSpec spec = new CameraSpec(name, frame.image().width(), frame.image().height());
      return new GazeboCamera(spec, picture, pictures);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      pictures.close();
      throw new HostLacksException("camera '" + name + "': interrupted", e);
    } catch (RuntimeException e) {
      pictures.close();
      throw e;
    }
  }

  @Override
  public CameraSpec spec() {
    return spec;
  }

  @Override
  public Optional<CameraFrame> latest() {
    return picture.frame();
  }

  @Override
  public String faultText() {
    return picture.fault();
  }

  @Override
  public void close() {
    pictures.close();
  }
}
