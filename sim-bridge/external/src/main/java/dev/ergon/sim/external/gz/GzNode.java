package dev.ergon.sim.external.gz;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.ergon.core.error.ErgonException;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.TaskFailedException;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.sim.external.gz.internal.MessageSink;
import dev.ergon.sim.external.gz.internal.NodeLoop;
import dev.ergon.sim.external.gz.internal.PendingCall;
import dev.ergon.sim.external.gz.internal.ServiceAnswer;
import dev.ergon.sim.external.gz.internal.ServiceTypes;
import dev.ergon.sim.external.gz.internal.ServiceWork;
import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery.Publisher;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Empty;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A participant of Gazebo's transport: publishes, subscribes, serves and calls, by names in its
 * partition. Types are given by their default instances, for example {@code
 * Image.getDefaultInstance()}; what arrives is accepted under either dialect's name. Listeners and
 * services run on the node's thread, one at a time: they must not wait.
 */
public final class GzNode implements AutoCloseable {
  private static final long TASK_SECONDS = 60;

  private final GzSettings settings;
  private final NodeLoop loop;

  private GzNode(GzSettings settings, NodeLoop loop) {
    this.settings = settings;
    this.loop = loop;
  }

  /**
   * Opens the sockets, and begins to listen.
   *
   * @throws HostLacksException if an address or a port is not to be had
   */
  public static GzNode open(GzSettings settings) {
    return open(settings, new SystemClock());
  }

  static GzNode open(GzSettings settings, Clock clock) {
    // Refused here rather than at the first topic.
    String unused = GzTopics.qualified(settings.partition(), "any");
    return new GzNode(settings, new NodeLoop(settings, clock));
  }

  public GzSettings settings() {
    return settings;
  }

  /** What this node calls its types: as set, or as the first peer does that was heard. */
  public GzDialect dialect() {
    return loop.dialect();
  }

  /**
   * Tells {@code listener} why the node ended before it was closed, if it does: as by an error in
   * its sockets or in somebody's listener. It says and hears nothing from then on.
   */
  public void whenFailed(Consumer<String> listener) {
    loop.whenFailed(listener);
  }

  public GzStatistics statistics() {
    return loop.statistics();
  }

  /** Announces {@code topic}. */
  public <M extends Message> GzPublisher<M> advertise(String topic, M type) {
    String full = qualified(topic);
    String name = dialect().typeName(type.getDescriptorForType());
    await(loop.advertise(full, name));
    return new GzPublisher<>(loop, full, name);
  }

  /** Gives each message of {@code topic} to {@code listener}, until the answer is closed. */
  public <M extends Message> Subscription subscribe(
      String topic, M type, Consumer<? super M> listener) {
    String full = qualified(topic);
    MessageSink raw =
        (bytes, name) -> {
          Optional<M> message =
              GzDialect.isNameOf(name, type.getDescriptorForType())
                  ? parsed(type, bytes)
                  : Optional.empty();
          message.ifPresent(listener);
          return message.isPresent();
        };
    await(loop.subscribe(full, raw));
    return () -> await(loop.unsubscribe(full, raw));
  }

  /**
   * Answers requests for {@code service}; an empty answer tells the caller that it failed. A
   * service that answers with {@link Empty} is one-way: nobody waits.
   */
  public <Q extends Message, R extends Message> Subscription serve(
      String service, Q request, R answer, Function<? super Q, Optional<R>> work) {
    String full = qualified(service);
    Descriptor requestType = request.getDescriptorForType();
    Descriptor answerType = answer.getDescriptorForType();
    ServiceWork raw =
        new ServiceWork() {
          @Override
          public Optional<byte[]> answer(byte[] bytes, String asked, String wanted) {
            if (!GzDialect.isNameOf(asked, requestType)
                || !GzDialect.isNameOf(wanted, answerType)) {
              return Optional.empty();
            }
            return parsed(request, bytes).flatMap(work).map(Message::toByteArray);
          }

          @Override
          public boolean isOneWay() {
            return answer instanceof Empty;
          }
        };
    GzDialect dialect = dialect();
    await(loop.serve(full, dialect.typeName(requestType), dialect.typeName(answerType), raw));
    return () -> await(loop.endService(full));
  }

  /**
   * Calls {@code service} and waits for its answer, at most {@code timeoutNanos}, the time to find
   * the service included.
   *
   * @throws HostLacksException if nobody answers in time
   * @throws TaskFailedException if the service says that it failed, or answers nonsense
   */
  public <Q extends Message, R extends Message> R call(
      String service, Q request, R answer, long timeoutNanos) throws InterruptedException {
    Descriptor requestType = request.getDescriptorForType();
    Descriptor answerType = answer.getDescriptorForType();
    PendingCall pending =
        loop.call(
            qualified(service), request.toByteArray(), p -> types(p, requestType, answerType));
    try {
      ServiceAnswer came = pending.answer().get(timeoutNanos, TimeUnit.NANOSECONDS);
      return Optional.of(came)
          .filter(ServiceAnswer::success)
          .flatMap(a -> parsed(answer, a.message()))
          .orElseThrow(() ->
              new TaskFailedException("Gazebo service '" + service + "' says that it failed"));
    } catch (TimeoutException e) {
      throw new HostLacksException(
          "Gazebo service '"
              + service
              + "' ("
              + requestType.getName()
              + " to "
              + answerType.getName()
              + ") did not answer in "
              + timeoutNanos / 1_000_000
              + " ms in partition '"
              + settings.partition()
              + "'; is the simulator running there?",
          e);
    } catch (ExecutionException e) {
      throw failed(e);
    } finally {
      pending.giveUp().run();
    }
  }

  /** The types as the server names them, if they are these. */
  private static Optional<ServiceTypes> types(
      Publisher server, Descriptor request, Descriptor answer) {
    String asked = server.getSrvPub().getRequestType();
    String answered = server.getSrvPub().getResponseType();
    return GzDialect.isNameOf(asked, request) && GzDialect.isNameOf(answered, answer)
        ? Optional.of(new ServiceTypes(asked, answered))
        : Optional.empty();
  }

  private String qualified(String topic) {
    return GzTopics.qualified(settings.partition(), topic);
  }

  @SuppressWarnings("unchecked")
  private static <M extends Message> Optional<M> parsed(M type, byte[] bytes) {
    try {
      return Optional.of((M) type.getParserForType().parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private static void await(CompletableFuture<Void> task) {
    try {
      task.get(TASK_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw failed(e);
    } catch (TimeoutException e) {
      throw new HostLacksException(
          "Gazebo node: its thread did nothing for "
              + TASK_SECONDS
              + " s; a listener waits, or the host is overloaded",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException failed(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof ErgonException own) {
      return own;
    }
    return new TaskFailedException(
        "Gazebo node: " + (cause == null ? e.getMessage() : cause.getMessage()), e);
  }

  /** Ends a subscription or a service. */
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /** Says good-bye to the others and lets go of every socket. Idempotent. */
  @Override
  public void close() {
    loop.close();
  }
}
