package dev.ergon.transport.mqtt;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The MQTT 5 properties of a message that Ergon uses (standard, section 3.3.2.3). Arrays are copied
 * in and out.
 *
 * @param contentType MIME type of the payload, or null
 * @param responseTopic where the sender wants answers, or null
 * @param correlationData what an answer must carry back, or null
 * @param expirySeconds what is left of the message's life, {@link #NO_EXPIRY} if it does not expire
 * @param user the sender's own properties, in order; a name may occur more than once
 */
public record MessageProperties(
    @Nullable String contentType,
    @Nullable String responseTopic,
    byte @Nullable [] correlationData,
    long expirySeconds,
    List<UserProperty> user) {
  public static final long NO_EXPIRY = -1;

  /** No property set. */
  public static final MessageProperties NONE =
      new MessageProperties(null, null, null, NO_EXPIRY, List.of());

  /** One name and value that the standard does not define. */
  public record UserProperty(String name, String value) {}

  public MessageProperties {
    correlationData = correlationData == null ? null : correlationData.clone();
    user = List.copyOf(user);
    if (expirySeconds < NO_EXPIRY || expirySeconds > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException(
          "message expiry: got " + expirySeconds + " s, wanted 0..4294967295 or NO_EXPIRY");
    }
  }

  @Override
  public byte @Nullable [] correlationData() {
    return correlationData == null ? null : correlationData.clone();
  }

  public MessageProperties withContentType(String type) {
    return new MessageProperties(type, responseTopic, correlationData, expirySeconds, user);
  }

  public MessageProperties withResponse(String topic, byte @Nullable [] correlation) {
    return new MessageProperties(contentType, topic, correlation, expirySeconds, user);
  }

  public MessageProperties withCorrelation(byte @Nullable [] correlation) {
    return new MessageProperties(contentType, responseTopic, correlation, expirySeconds, user);
  }

  public MessageProperties withUser(List<UserProperty> properties) {
    return new MessageProperties(
        contentType, responseTopic, correlationData, expirySeconds, properties);
  }

  public MessageProperties withExpiry(long seconds) {
    return new MessageProperties(contentType, responseTopic, correlationData, seconds, user);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessageProperties that
        && Objects.equals(contentType, that.contentType)
        && Objects.equals(responseTopic, that.responseTopic)
        && Arrays.equals(correlationData, that.correlationData)
        && expirySeconds == that.expirySeconds
        && user.equals(that.user);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        contentType, responseTopic, Arrays.hashCode(correlationData), expirySeconds, user);
  }
}
