package dev.ergon.transport.ros1.internal.xmlrpc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ergon.transport.ros1.xmlrpc.Value;
import dev.ergon.transport.ros1.xmlrpc.XmlRpcException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers XML-RPC calls on a few threads. A request that is too long, takes too long or is no
 * XML-RPC is answered with an error and costs nobody else anything.
 */
public final class XmlRpcServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(XmlRpcServer.class);
  private static final int MAX_REQUEST_BYTES = 4 << 20;
  private static final int MAX_THREADS = 32;
  private static final int BACKLOG = 64;
  private static final String REQUEST_SECONDS = "sun.net.httpserver.maxReqTime";

  /** Does what a call asks. */
  @FunctionalInterface
  public interface Handler {
    /**
     * @throws XmlRpcException if there is no such method, or it is called with something else
     */
    Value handle(MethodCall call);
  }

  private final HttpServer http;
  private final ExecutorService threads;
  private final Handler handler;

  /**
   * Listens.
   *
   * @param address port 0 for any
   */
  public XmlRpcServer(InetSocketAddress address, Handler handler) throws IOException {
    // The one way to bound how long the JDK's server waits for a request's end.
    if (System.getProperty(REQUEST_SECONDS) == null) {
      System.setProperty(REQUEST_SECONDS, "10");
    }
    this.handler = handler;
    http = HttpServer.create(address, BACKLOG);
    AtomicInteger count = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            0,
            MAX_THREADS,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "ros-xmlrpc-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.AbortPolicy());
    http.setExecutor(threads);
    http.createContext("/", this::serve);
    http.start();
  }

  public int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] document = exchange.getRequestBody().readNBytes(MAX_REQUEST_BYTES + 1);
      if (!exchange.getRequestMethod().equals("POST") || document.length > MAX_REQUEST_BYTES) {
        exchange.sendResponseHeaders(document.length > MAX_REQUEST_BYTES ? 413 : 405, -1);
        return;
      }
      byte[] answer = answer(document);
      exchange.getResponseHeaders().add("Content-Type", "text/xml");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private byte[] answer(byte[] document) {
    try {
      return XmlRpcWriter.response(handler.handle(XmlRpcReader.call(document)));
    } catch (XmlRpcException e) {
      return XmlRpcWriter.fault(1, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("a call from another node failed", e);
      return XmlRpcWriter.fault(2, "internal error: " + e);
    }
  }
}
