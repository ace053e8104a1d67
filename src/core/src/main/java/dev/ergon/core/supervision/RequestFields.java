package dev.ergon.core.supervision;

/** What every request must say. */
final class RequestFields {
  private RequestFields() {}

  static void require(String id, String source, String reason) {
    if (!id.matches("[\\x21-\\x7E]{1,128}")) {
      throw new IllegalArgumentException("request id: wanted 1..128 visible ASCII characters");
    }
    if (source.length() > 128) {
      throw new IllegalArgumentException(
          "request source: got " + source.length() + " characters, wanted at most 128");
    }
    if (reason.length() > 1024) {
      throw new IllegalArgumentException(
          "request reason: got " + reason.length() + " characters, wanted at most 1024");
    }
  }
}
