package dev.ergon.transport.ros.generator;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the class that knows every type by name. */
final class CatalogueSource {
  private CatalogueSource() {}

  static String declaration(Collection<Definition> messages, List<Service> services) {
    return """
    /** Every message and service that Ergon knows. Immutable; safe from any thread. */
    public final class MessageCatalogue {
    private MessageCatalogue() {}
    private static final List<MessageType<?>> MESSAGES = List.of(%s);
    private static final List<ServiceType<?, ?>> SERVICES = List.of(%s);

    /** All messages, by name in order; requests and responses of services left out. */
    public static List<MessageType<?>> messages() { return MESSAGES; }

    /** All services, by name in order. */
    public static List<ServiceType<?, ?>> services() { return SERVICES; }

    /** The message of ROS 1's name, for example {@code sensor_msgs/Image}. */
    public static Optional<MessageType<?>> message(String name) {
    return MESSAGES.stream().<MessageType<?>>map(t -> t).filter(t -> t.name().equals(name)).findFirst();
    }

    /** The service of ROS 1's name, for example {@code std_srvs/Trigger}. */
    public static Optional<ServiceType<?, ?>> service(String name) {
    return SERVICES.stream().<ServiceType<?, ?>>map(t -> t).filter(t -> t.name().equals(name)).findFirst();
    }
    }
    """
        .formatted(
            messages.stream()
                .map(m -> type(m.rosPackage(), m.javaName()))
                .collect(Collectors.joining(",\n")),
            services.stream()
                .map(s -> type(s.rosPackage(), s.shortName()))
                .collect(Collectors.joining(",\n")));
  }

  private static String type(String rosPackage, String javaName) {
    return SourceFile.packageOf(rosPackage) + "." + javaName + ".TYPE";
  }
}
