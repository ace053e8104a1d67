package dev.ergon.core.supervision;

/**
 * A request to leave a latched stop or fault, which control grants if the cause is gone.
 *
 * @param id unique among recent requests; 1..128 visible ASCII characters
 * @param source who asks, up to 128 characters
 * @param reason in words, up to 1024 characters; may be empty
 */
public record ResetRequest(String id, String source, String reason) {
  public ResetRequest {
    RequestFields.require(id, source, reason);
  }
}
