package dev.ergon.sim.external.gz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.StringMsg;
import dev.ergon.sim.external.testing.IgnitionTools;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against the tools of ign-transport 11, which are not ours. */
class IgnitionToolsTest {
  private static final int TRIES = 20;

  /** What an Empty request gets: to answer with Empty means that nobody waits. */
  private static final Message TRUE = GzMessagesProto.Boolean.newBuilder().setData(true).build();

  private final IgnitionTools tools = new IgnitionTools();
  private final GzNode node = GzNode.open(tools.settings());

  @BeforeAll
  static void requireTools() {
    IgnitionTools.assumeInstalled();
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void theToolReadsEveryMessageAsWeMeantIt() throws Exception {
    List<GzPublisher<Message>> topics = new ArrayList<>();
    List<IgnitionTools.Echo> echoes = new ArrayList<>();
    try {
      for (Message sample : Samples.ALL) {
        topics.add(node.advertise(topicOf(sample), sample));
        echoes.add(tools.echo(topicOf(sample)));
      }
      for (int i = 0; i < Samples.ALL.size(); i++) {
        Message sample = Samples.ALL.get(i);
        GzPublisher<Message> topic = topics.get(i);
        awaitListener(topic);
        assertTrue(topic.publish(sample));
        assertEquals(
            sample, Samples.parse(sample.getDefaultInstanceForType(), echoes.get(i).next()));
      }
    } finally {
      echoes.forEach(IgnitionTools.Echo::close);
    }
  }

  @Test
  void weReadEveryMessageAsTheToolMeantIt() throws Exception {
    for (Message sample : Samples.ALL) {
      BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
      try (var unused =
          node.subscribe(topicOf(sample), sample.getDefaultInstanceForType(), heard::add)) {
        assertEquals(sample, saidUntilHeard(sample, heard));
      }
    }
  }

  @Test
  void theToolListsWhatWeOffer() {
    try (var topic = node.advertise("/offered", GzMessagesProto.Model.getDefaultInstance());
        var service =
            node.serve(
                "/served",
                StringMsg.getDefaultInstance(),
                GzMessagesProto.Boolean.getDefaultInstance(),
                request -> Optional.empty())) {
      assertTrue(tools.run("topic", "-l").lines().anyMatch("/offered"::equals));
      assertTrue(tools.run("topic", "-i", "-t", "/offered").contains("ignition.msgs.Model"));
      assertTrue(tools.run("service", "-l").lines().anyMatch("/served"::equals));
      String info = tools.run("service", "-i", "-s", "/served");
      assertTrue(
          info.contains("ignition.msgs.StringMsg") && info.contains("ignition.msgs.Boolean"), info);
    }
  }

  @Test
  void weAnswerTheToolsRequestsWithWhatItSaid() {
    for (Message sample : Samples.ALL) {
      BlockingQueue<Message> asked = new LinkedBlockingQueue<>();
      Message answer = sample instanceof GzMessagesProto.Empty ? TRUE : sample;
      try (var service =
          node.serve(
              topicOf(sample),
              sample.getDefaultInstanceForType(),
              answer.getDefaultInstanceForType(),
              request -> {
                asked.add(request);
                return Optional.of(answer);
              })) {
        String printed = "";
        for (int i = 0; i < TRIES && asked.isEmpty(); i++) {
          printed = ask(sample, answer);
        }
        assertEquals(answer, Samples.parse(answer.getDefaultInstanceForType(), printed));
        assertEquals(sample, asked.remove());
      }
    }
  }

  /** The tool sends 100 ms after it begins to connect, whether or not it is connected by then. */
  private String ask(Message sample, Message answer) {
    return tools.run(
        "service",
        "-s",
        topicOf(sample),
        "--reqtype",
        typeOf(sample),
        "--reptype",
        typeOf(answer),
        "--timeout",
        "5000",
        "--req",
        text(sample));
  }

  /** Again and again: the tool often ends before its message has left, whoever listens. */
  private Message saidUntilHeard(Message sample, BlockingQueue<Message> heard)
      throws InterruptedException {
    Message answer = null;
    for (int i = 0; i < TRIES && answer == null; i++) {
      String unused =
          tools.run("topic", "-t", topicOf(sample), "-m", typeOf(sample), "-p", text(sample));
      answer = heard.poll(100, TimeUnit.MILLISECONDS);
    }
    return answer == null ? sample.getDefaultInstanceForType() : answer;
  }

  private static void awaitListener(GzPublisher<?> topic) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 1000 && !topic.isHeard(); i++) {
      boolean unused = never.await(20, TimeUnit.MILLISECONDS);
    }
    assertTrue(topic.isHeard(), "the tool did not subscribe");
  }

  private static String topicOf(Message sample) {
    return "/test/" + sample.getDescriptorForType().getName().toLowerCase(Locale.ROOT);
  }

  private static String typeOf(Message sample) {
    return GzDialect.IGNITION.typeName(sample.getDescriptorForType());
  }

  private static String text(Message sample) {
    return TextFormat.printer().printToString(sample);
  }
}
