package dev.ergon.launch.world;

import java.util.function.Consumer;

/** A run's end of the two topics: hears {@link WorldReport}s, sends {@link SceneRequest}s. */
public interface WorldLink extends AutoCloseable {
  /** Begins to hear, on the link's own threads. Called once. */
  void subscribe(Consumer<String> reports);

  /** Sends, if anybody is there to hear; whoever needs an answer asks again. */
  void publish(String request);

  /** What to look for where reports come from, for messages: for example {@code topic /x}. */
  String source();

  @Override
  void close();
}
