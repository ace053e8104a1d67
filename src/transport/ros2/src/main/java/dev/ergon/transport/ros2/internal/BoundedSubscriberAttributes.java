package dev.ergon.transport.ros2.internal;

import com.eprosima.xmlschemas.fastrtps_profiles.DataReaderQosPoliciesType;
import com.eprosima.xmlschemas.fastrtps_profiles.HistoryMemoryPolicyType;
import com.eprosima.xmlschemas.fastrtps_profiles.ProfilesType;
import com.eprosima.xmlschemas.fastrtps_profiles.SubscriberProfileType;
import java.io.IOException;
import us.ihmc.pubsub.attributes.SubscriberAttributes;
import us.ihmc.pubsub.impl.fastRTPS.FastRTPSDomain;

/**
 * A reader whose messages never outgrow their type. By default Fast DDS takes in whatever a writer
 * sends and the binding copies it into a buffer of the type's size, past its end; a history that
 * never grows refuses such a message before that.
 */
final class BoundedSubscriberAttributes extends SubscriberAttributes {
  @Override
  public String marshall(String profileName) throws IOException {
    DataReaderQosPoliciesType qos = new DataReaderQosPoliciesType();
    qos.setDurability(durabilityQosPolicyType);
    qos.setReliability(reliabilityQosPolicyType);
    SubscriberProfileType profile = new SubscriberProfileType();
    profile.setProfileName(profileName);
    profile.setQos(qos);
    profile.setTopic(topicElementType);
    profile.setHistoryMemoryPolicy(HistoryMemoryPolicyType.PREALLOCATED);
    ProfilesType profiles = new ProfilesType();
    profiles.getDomainparticipantFactoryOrParticipantOrDataWriter().add(profile);
    return FastRTPSDomain.marshalProfile(profiles);
  }
}
