package dev.ergon.transport.ros2.internal;

import com.eprosima.xmlschemas.fastrtps_profiles.DurabilityQosKindPolicyType;
import com.eprosima.xmlschemas.fastrtps_profiles.HistoryQosKindPolicyType;
import com.eprosima.xmlschemas.fastrtps_profiles.PublishModeQosKindPolicyType;
import com.eprosima.xmlschemas.fastrtps_profiles.ReliabilityQosKindPolicyType;
import com.eprosima.xmlschemas.fastrtps_profiles.TransportDescriptorType;
import com.eprosima.xmlschemas.fastrtps_profiles.TransportDescriptorType.InterfaceWhiteList;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageFormatException;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Settings;
import jakarta.xml.bind.JAXBElement;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import us.ihmc.pubsub.Domain;
import us.ihmc.pubsub.DomainFactory;
import us.ihmc.pubsub.DomainFactory.PubSubImplementation;
import us.ihmc.pubsub.attributes.CommonAttributes;
import us.ihmc.pubsub.attributes.ParticipantProfile;
import us.ihmc.pubsub.attributes.PublisherAttributes;
import us.ihmc.pubsub.common.LogLevel;
import us.ihmc.pubsub.impl.fastRTPS.FastRTPSDomain;
import us.ihmc.pubsub.participant.Participant;
import us.ihmc.pubsub.publisher.Publisher;
import us.ihmc.pubsub.subscriber.Subscriber;

/** A participant of Fast DDS. */
public final class DdsParticipant implements AutoCloseable {
  private static final String UDP = "UDPv4";

  private final Domain domain;
  private final Participant participant;
  private final int maxMessageBytes;
  private boolean closed;

  private DdsParticipant(Domain domain, Participant participant, int maxMessageBytes) {
    this.domain = domain;
    this.participant = participant;
    this.maxMessageBytes = maxMessageBytes;
  }

  /**
   * Joins domain {@code domainId}.
   *
   * @throws HostLacksException if the native library cannot be loaded here, or joining fails
   */
  public static DdsParticipant open(Ros2Settings settings, int domainId) {
    try {
      Domain domain = DomainFactory.getDomain(PubSubImplementation.FAST_RTPS);
      // Its warnings tell of every sample that a best-effort reader missed.
      domain.setLogLevel(LogLevel.ERROR);
      return new DdsParticipant(
          domain,
          domain.createParticipant(profile(settings, domainId)),
          settings.maxMessageBytes());
    } catch (IOException | RuntimeException e) {
      throw new HostLacksException(
          "ROS 2: cannot join domain " + domainId + " on " + settings.interfaces(), e);
    } catch (UnsatisfiedLinkError e) {
      throw new HostLacksException("ROS 2: Fast DDS's native library cannot be loaded here", e);
    }
  }

  /** A writer of {@code topic}, by its name under DDS. */
  public synchronized <M extends Message> DdsWriter<M> writer(
      String topic, MessageType<M> type, QosProfile qos) {
    DdsWriter<M> writer = new DdsWriter<>(this, type, topic, maxMessageBytes);
    PublisherAttributes attributes =
        described(PublisherAttributes.create(), topic, type, qos)
            .publishModeKind(PublishModeQosKindPolicyType.SYNCHRONOUS);
    try {
      writer.opened(
          domain.createPublisher(
              participant, attributes, (source, info) -> writer.matches().update(info)));
    } catch (IOException e) {
      throw new HostLacksException("ROS 2: cannot publish " + topic, e);
    }
    return writer;
  }

  /** A reader of {@code topic}, by its name under DDS. */
  public synchronized <M extends Message> DdsReader<M> reader(
      String topic,
      MessageType<M> type,
      QosProfile qos,
      Consumer<M> messages,
      Consumer<MessageFormatException> refusals) {
    DdsReader<M> reader = new DdsReader<>(this, type, messages, refusals);
    try {
      reader.opened(
          domain.createSubscriber(
              participant, described(new BoundedSubscriberAttributes(), topic, type, qos), reader));
    } catch (IOException e) {
      throw new HostLacksException("ROS 2: cannot subscribe to " + topic, e);
    }
    return reader;
  }

  synchronized void remove(Publisher publisher) {
    if (!closed) {
      domain.removePublisher(publisher);
    }
  }

  synchronized void remove(Subscriber<?> subscriber) {
    if (!closed) {
      domain.removeSubscriber(subscriber);
    }
  }

  /** Leaves the domain; its endpoints must be closed. Idempotent. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      domain.removeParticipant(participant);
    }
  }

  private <A extends CommonAttributes<A>> A described(
      A attributes, String topic, MessageType<?> type, QosProfile qos) {
    OpaqueType opaque = new OpaqueType(type.ddsName(), maxMessageBytes);
    if (domain.getRegisteredType(participant, opaque.getName()) == null) {
      domain.registerType(participant, opaque);
    }
    return attributes
        .topicDataType(opaque)
        .topicName(topic)
        .reliabilityKind(
            switch (qos.reliability()) {
              case BEST_EFFORT -> ReliabilityQosKindPolicyType.BEST_EFFORT;
              case RELIABLE -> ReliabilityQosKindPolicyType.RELIABLE;
            })
        .durabilityKind(
            switch (qos.durability()) {
              case VOLATILE -> DurabilityQosKindPolicyType.VOLATILE;
              case TRANSIENT_LOCAL -> DurabilityQosKindPolicyType.TRANSIENT_LOCAL;
            })
        .historyQosPolicyKind(HistoryQosKindPolicyType.KEEP_LAST)
        .historyDepth(qos.depth());
  }

  private static ParticipantProfile profile(Ros2Settings settings, int domainId) {
    TransportDescriptorType udp = new TransportDescriptorType();
    udp.setTransportId("udp " + UUID.randomUUID());
    udp.setType(UDP);
    udp.setReceiveBufferSize((long) settings.socketBufferBytes());
    udp.setSendBufferSize((long) settings.socketBufferBytes());
    if (!settings.interfaces().isEmpty()) {
      InterfaceWhiteList interfaces = new InterfaceWhiteList();
      QName name = new QName(FastRTPSDomain.FAST_DDS_XML_NAMESPACE, "address");
      for (String address : settings.interfaces()) {
        interfaces.getAddressOrInterface().add(new JAXBElement<>(name, String.class, address));
      }
      udp.setInterfaceWhiteList(interfaces);
    }
    return ParticipantProfile.create()
        .domainId(domainId)
        .name(settings.name())
        .useBuiltinTransports(false)
        .addTransport(udp);
  }
}
