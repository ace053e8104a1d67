package dev.ergon.transport.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, from CONNECT to its end; a new one is made for each reconnection, because a Paho
 * client that has lost its broker keeps state which later attempts trip over. One thread at a time
 * calls it; Paho's threads call back.
 */
final class PahoSession implements MqttCallback {
  /** MQTT 5, section 3.4.2.1: nobody is subscribed. */
  static final int NO_MATCHING_SUBSCRIBERS = 0x10;

  private static final int FIRST_ERROR = 0x80;

  private static final Logger LOG = LoggerFactory.getLogger(PahoSession.class);

  private final MqttAsyncClient client;
  private final long timeoutMillis;
  private final Consumer<MqttMessage> received;
  private final Consumer<String> lost;
  private volatile @Nullable CompletableFuture<Integer> pending;

  private PahoSession(
      MqttAsyncClient client,
      long timeoutMillis,
      Consumer<MqttMessage> received,
      Consumer<String> lost) {
    this.client = client;
    this.timeoutMillis = timeoutMillis;
    this.received = received;
    this.lost = lost;
  }

  /**
   * Connects and subscribes.
   *
   * @throws MqttException if the broker is out of reach or refuses; nothing is left open then
   */
  static PahoSession open(
      MqttOptions options,
      List<Subscription> subscriptions,
      Consumer<MqttMessage> received,
      Consumer<String> lost)
      throws MqttException {
    String scheme = options.isEncrypted() ? "ssl" : "tcp";
    String url = scheme + "://" + options.broker().getHost() + ":" + options.broker().getPort();
    var client = new MqttAsyncClient(url, options.clientId(), new MemoryPersistence());
    long timeoutMillis = options.limits().operationTimeout().toMillis();
    var session = new PahoSession(client, timeoutMillis, received, lost);
    client.setCallback(session);
    try {
      client.connect(connectOptions(options)).waitForCompletion(timeoutMillis);
      session.subscribe(subscriptions);
      return session;
    } catch (MqttException | RuntimeException e) {
      session.abandon();
      throw e;
    }
  }

  private static MqttConnectionOptions connectOptions(MqttOptions options) {
    SessionSettings session = options.session();
    var connect = new MqttConnectionOptions();
    connect.setAutomaticReconnect(false);
    connect.setCleanStart(session.cleanStart());
    connect.setSessionExpiryInterval(session.sessionExpirySeconds());
    connect.setKeepAliveInterval(session.keepAliveSeconds());
    connect.setConnectionTimeout(
        (int) Math.max(1, options.limits().operationTimeout().toSeconds()));
    // Paho waits this long for its own threads whenever a connection ends.
    connect.setExecutorServiceTimeout(0);
    connect.setReceiveMaximum(64);
    // Room for topic and properties beside the payload.
    connect.setMaximumPacketSize(options.limits().maxPayloadBytes() + 65_536L);
    Credentials credentials = options.credentials();
    if (credentials != null) {
      connect.setUserName(credentials.user());
      connect.setPassword(credentials.password().read().getBytes(StandardCharsets.UTF_8));
    }
    if (options.isEncrypted()) {
      connect.setSocketFactory(
          new PromptTlsSockets(TlsContexts.create(options.tls()).getSocketFactory()));
      connect.setHttpsHostnameVerificationEnabled(true);
    } else {
      connect.setSocketFactory(new PromptSockets());
    }
    MqttMessage will = session.will();
    if (will != null) {
      connect.setWill(will.topic(), PahoMessages.toPaho(will));
      connect.setWillMessageProperties(PahoMessages.toPaho(will.properties()));
    }
    return connect;
  }

  private void subscribe(List<Subscription> subscriptions) throws MqttException {
    for (Subscription wanted : subscriptions) {
      var subscription = new MqttSubscription(wanted.filter(), wanted.qos());
      // Else a retained message looks like a fresh one to whoever is subscribed already.
      subscription.setRetainAsPublished(true);
      IMqttToken token = client.subscribe(subscription);
      token.waitForCompletion(timeoutMillis);
      for (int code : token.getReasonCodes()) {
        if (code >= FIRST_ERROR) {
          throw new MqttException(code);
        }
      }
    }
  }

  boolean isConnected() {
    return client.isConnected();
  }

  /**
   * Sends one message and waits until the broker has taken it.
   *
   * @return the broker's reason code (0, {@link #NO_MATCHING_SUBSCRIBERS}, or an error from 0x80)
   * @throws MqttException if the connection was lost before the answer came
   */
  int publish(MqttMessage message) throws MqttException, InterruptedException {
    var answer = new CompletableFuture<Integer>();
    pending = answer;
    try {
      client.publish(message.topic(), PahoMessages.toPaho(message), null, new Acknowledged(answer));
      // A loss between the check before and the line above would otherwise go unheard.
      if (!client.isConnected()) {
        throw new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST);
      }
      return answer.get(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | CompletionException e) {
      throw e.getCause() instanceof MqttException cause ? cause : new MqttException(e);
    } catch (TimeoutException e) {
      throw new MqttException(MqttClientException.REASON_CODE_CLIENT_TIMEOUT, e);
    } finally {
      pending = null;
    }
  }

  /** Says goodbye, so that the broker discards the will. */
  void disconnect() {
    try {
      client.disconnect(timeoutMillis).waitForCompletion(timeoutMillis);
      client.close();
    } catch (MqttException e) {
      abandon();
    }
  }

  /** Drops the connection without a word and frees what it held. */
  void abandon() {
    try {
      client.disconnectForcibly(0, 1, false);
    } catch (MqttException | RuntimeException alreadyGone) {
      LOG.trace("disconnecting a lost session", alreadyGone);
    }
    try {
      client.close(true);
    } catch (MqttException | RuntimeException alreadyClosed) {
      LOG.trace("closing a lost session", alreadyClosed);
    }
  }

  @Override
  public void messageArrived(String topic, org.eclipse.paho.mqttv5.common.MqttMessage message) {
    received.accept(PahoMessages.fromPaho(topic, message));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    MqttException reason = response.getException();
    CompletableFuture<Integer> waiting = pending;
    if (waiting != null) {
      waiting.completeExceptionally(
          reason == null
              ? new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST)
              : reason);
    }
    lost.accept(reason == null ? "the broker said goodbye" : String.valueOf(reason.getMessage()));
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    LOG.debug("MQTT: {}", exception.toString());
  }

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  private record Acknowledged(CompletableFuture<Integer> answer) implements MqttActionListener {
    @Override
    public void onSuccess(IMqttToken token) {
      int[] codes = token.getReasonCodes();
      answer.complete(codes == null || codes.length == 0 ? 0 : codes[0]);
    }

    @Override
    public void onFailure(IMqttToken token, @Nullable Throwable cause) {
      answer.completeExceptionally(
          cause == null
              ? new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST)
              : cause);
    }
  }
}
