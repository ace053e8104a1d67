package dev.ergon.transport.ros1.internal.xmlrpc;

import dev.ergon.transport.ros1.xmlrpc.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls methods of XML-RPC servers; every call ends within {@link #PATIENCE}. */
public final class XmlRpcClient {
  static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int MAX_RESPONSE_BYTES = 32 << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /**
   * The result of a call.
   *
   * @throws IOException if the server cannot be reached or does not answer in time
   * @throws dev.ergon.transport.ros1.xmlrpc.XmlRpcException if it answers something else, or a
   *     fault
   */
  public Value call(URI server, String method, Value... parameters) throws IOException {
    byte[] body = XmlRpcWriter.write(new MethodCall(method, List.of(parameters)));
    HttpResponse<byte[]> response = post(server, body);
    if (response.statusCode() != 200) {
      throw new IOException(server + ": got HTTP status " + response.statusCode() + ", wanted 200");
    }
    return XmlRpcReader.response(response.body());
  }

  private HttpResponse<byte[]> post(URI server, byte[] body) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer;
    try {
      HttpRequest request =
          HttpRequest.newBuilder(server)
              .header("Content-Type", "text/xml")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      answer = http.sendAsync(request, info -> new BoundedBody(MAX_RESPONSE_BYTES));
    } catch (IllegalArgumentException e) {
      throw new IOException("cannot call " + server + ": " + e.getMessage(), e);
    }
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("cannot call " + server + ": " + e.getCause(), e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException(server + " did not answer within " + PATIENCE.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while calling " + server, e);
    }
  }
}
