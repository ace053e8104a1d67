package dev.ergon.core.supervision;

/**
 * A request for a software emergency stop, which latches until a {@link ResetRequest}. Never the
 * only safety path.
 *
 * @param id unique among recent requests; 1..128 visible ASCII characters
 * @param source who asks, up to 128 characters
 * @param reason in words, up to 1024 characters; may be empty
 */
public record StopRequest(String id, String source, String reason) {
  public StopRequest {
    RequestFields.require(id, source, reason);
  }
}
