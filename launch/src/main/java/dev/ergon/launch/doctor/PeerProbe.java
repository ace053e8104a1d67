package dev.ergon.launch.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** What Ergon can talk to from here: cameras, buses, brokers, ROS, a GPU. */
final class PeerProbe {
  private static final long DDS_RECEIVE_BYTES = 4L << 20;
  private static final int MQTT_PORT = 1883;
  private static final int CONNECT_MILLIS = 300;
  private final HostFiles host;

  PeerProbe(HostFiles host) {
    this.host = host;
  }

  Finding receiveBuffer() {
    String found = host.read("proc/sys/net/core/rmem_max").orElse("unknown");
    boolean ok = found.matches("[0-9]{1,18}") && Long.parseLong(found) >= DDS_RECEIVE_BYTES;
    return new Finding(
        "net.core.rmem_max",
        ok,
        found + " bytes",
        "camera images over ROS 2 without loss",
        ok ? "" : "sysctl -w net.core.rmem_max=" + DDS_RECEIVE_BYTES);
  }

  Finding cameras() {
    List<String> devices = host.list("dev", "video*");
    return new Finding(
        "cameras",
        !devices.isEmpty(),
        devices.isEmpty() ? "no /dev/video*" : "/dev/" + String.join(", /dev/", devices),
        "a real camera as `cameras: {front: {kind: v4l2, ...}}`",
        devices.isEmpty() ? "plug one in, or name an RTSP camera or a video file" : "");
  }

  Finding serialPorts() {
    List<String> ports = host.list("dev", "tty{USB,ACM}*");
    return new Finding(
        "servo bus",
        !ports.isEmpty(),
        ports.isEmpty()
            ? "no /dev/ttyUSB* or /dev/ttyACM*"
            : "/dev/" + String.join(", /dev/", ports),
        "an arm on a serial bus",
        ports.isEmpty() ? "plug the adapter in" : "");
  }

  Finding broker() {
    boolean open = listens(MQTT_PORT);
    return new Finding(
        "MQTT broker",
        open,
        open ? "something listens on 127.0.0.1:" + MQTT_PORT : "none on 127.0.0.1:" + MQTT_PORT,
        "instructions from other programs; the demo brings its own broker",
        open ? "" : "apt-get install mosquitto");
  }

  Finding ros1() {
    boolean there = host.program("roscore").isPresent();
    String master = System.getenv("ROS_MASTER_URI");
    return new Finding(
        "ROS 1",
        there || master != null,
        (there ? "roscore" : "no roscore")
            + ", ROS_MASTER_URI "
            + (master == null ? "not set" : master),
        "a robot under ROS 1",
        there || master != null ? "" : "apt-get install ros-base, or set ROS_MASTER_URI");
  }

  Finding gpu() {
    List<String> devices = host.list("dev", "{nvidia[0-9]*,nvhost-gpu}");
    return new Finding(
        "GPU",
        !devices.isEmpty(),
        devices.isEmpty() ? "no NVIDIA device" : String.join(", ", devices),
        "large policies at control rate; small ones run on the processor",
        devices.isEmpty() ? "none needed for the shipped policy" : "");
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
