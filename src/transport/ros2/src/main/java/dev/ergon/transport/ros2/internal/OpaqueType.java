package dev.ergon.transport.ros2.internal;

import java.io.IOException;
import us.ihmc.idl.CDR;
import us.ihmc.idl.InterchangeSerializer;
import us.ihmc.pubsub.TopicDataType;
import us.ihmc.pubsub.common.SerializedPayload;

/**
 * A type whose bytes Fast DDS only carries. The library's generated types bound every sequence to
 * 100 elements; this one bounds the message alone.
 */
final class OpaqueType implements TopicDataType<Sample<?>> {
  private final String name;
  private final int maxBytes;

  OpaqueType(String name, int maxBytes) {
    this.name = name;
    this.maxBytes = maxBytes;
  }

  @Override
  public void serialize(Sample<?> sample, SerializedPayload payload) throws IOException {
    payload.setEncapsulation(SerializedPayload.CDR_LE);
    payload.getData().clear();
    sample.copyTo(payload.getData());
    payload.setLength(payload.getData().position());
    payload.getData().flip();
  }

  @Override
  public void deserialize(SerializedPayload payload, Sample<?> sample) {
    int length = Math.min(sample.info().getDataLength(), payload.getData().capacity());
    sample.take(payload.getData().clear().limit(length));
  }

  @Override
  public int getTypeSize() {
    return maxBytes;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public TopicDataType<Sample<?>> newInstance() {
    return new OpaqueType(name, maxBytes);
  }

  @Override
  public Sample<?> createData() {
    throw new UnsupportedOperationException("each endpoint has its own sample");
  }

  @Override
  public void copy(Sample<?> from, Sample<?> to) {
    throw new UnsupportedOperationException("samples are not copied");
  }

  @Override
  public void serialize(Sample<?> sample, InterchangeSerializer serializer) {
    throw new UnsupportedOperationException("only CDR");
  }

  @Override
  public void deserialize(InterchangeSerializer serializer, Sample<?> sample) {
    throw new UnsupportedOperationException("only CDR");
  }

  @Override
  public void serialize(Sample<?> sample, CDR cdr) {
    throw new UnsupportedOperationException("the bytes come ready");
  }

  @Override
  public void deserialize(Sample<?> sample, CDR cdr) {
    throw new UnsupportedOperationException("the bytes are taken whole");
  }
}
