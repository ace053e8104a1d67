package dev.ergon.launch.eval;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.graph.Pace;
import dev.ergon.launch.graph.StationFactory;
import dev.ergon.launch.run.EpisodeListener;
import dev.ergon.launch.run.EpisodeResult;
import dev.ergon.launch.run.EpisodeRunner;
import dev.ergon.launch.run.RunSummary;
import dev.ergon.launch.run.StopSignal;
import dev.ergon.launch.run.TabletopArena;
import dev.ergon.sim.embedded.task.EpisodeSetup;
import dev.ergon.sim.embedded.task.Split;
import dev.ergon.sim.embedded.task.TabletopSuite;
import dev.ergon.sim.embedded.task.TaskKind;
import dev.ergon.sim.embedded.world.TabletopWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Plays episodes of the tabletop suite, several at a time. Each has its own seed and world, so what
 * happens in it does not depend on how many run beside it, or in which order.
 */
public final class Evaluation {
  private final LaunchFile file;
  private final Path folder;
  private final Split split;
  private final int episodes;
  private final Wording wording;
  private final @Nullable TaskKind task;

  /**
   * @param file the simulated robot, the policy and its cameras
   * @param episodes how many, > 0
   * @param wording what the policy is told
   */
  public Evaluation(LaunchFile file, Path folder, Split split, int episodes, Wording wording) {
    this(file, folder, split, episodes, wording, null);
  }

  /**
   * As above, of one kind of task.
   *
   * @param task null for all, in turn
   */
  public Evaluation(
      LaunchFile file,
      Path folder,
      Split split,
      int episodes,
      Wording wording,
      @Nullable TaskKind task) {
    this.file = file;
    this.folder = folder;
    this.split = split;
    this.episodes = episodes;
    this.wording = wording;
    this.task = task;
  }

  /** What a policy is told of an episode's task. */
  public enum Wording {
    /** The episode's own instruction. */
    OWN,
    /**
     * Another episode's, of the same kind and about another thing: a policy that does well all the
     * same does not listen.
     */
    SHUFFLED
  }

  /** Hears of each finished episode, from any worker's thread. */
  @FunctionalInterface
  public interface Progress {
    void finished(int done, EpisodeResult result);
  }

  /**
   * Plays all episodes.
   *
   * @param workers how many at a time
   * @param listeners of every worker; with more than one worker they must be safe from several
   *     threads
   * @param stop ends early; what was played counts
   */
  public RunSummary run(
      int workers, List<EpisodeListener> listeners, StopSignal stop, Progress progress)
      throws InterruptedException {
    @Nullable EpisodeResult[] results = new EpisodeResult[episodes];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<RunSummary>> playing = new ArrayList<>();
      for (int w = 0; w < workers; w++) {
        playing.add(
            pool.submit(() ->
                work(
                    next,
                    listeners,
                    stop,
                    (index, result) -> {
                      results[index] = result;
                      progress.finished(done.incrementAndGet(), result);
                    })));
      }
      RunSummary all = playing.get(0).get();
      for (Future<RunSummary> worker : playing.subList(1, workers)) {
        all = all.plus(worker.get());
      }
      return all.withEpisodes(Arrays.stream(results).filter(Objects::nonNull).toList());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("an evaluation worker failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private RunSummary work(
      AtomicInteger next, List<EpisodeListener> listeners, StopSignal stop, Results results)
      throws InterruptedException {
    try (ProviderContext context = new ProviderContext(folder, file.seed());
        StationFactory.Wired wired =
            new StationFactory(Providers.load(Evaluation.class.getClassLoader()))
                .open(file, context)) {
      TabletopWorld world =
          StationFactory.world(context)
              .orElseThrow(() ->
                  new InvalidInputException(
                      "the suite needs a simulator: robot.kind: embedded, or `world`"));
      TabletopArena arena = new TabletopArena(world);
      TabletopSuite suite = new TabletopSuite(world.reach());
      EpisodeRunner runner =
          new EpisodeRunner(wired.station(), wired.policy(), new SystemClock(), listeners);
      for (int i = next.getAndIncrement();
          i < episodes && stop.request().isEmpty();
          i = next.getAndIncrement()) {
        EpisodeSetup setup = episode(suite, i);
        results.add(
            i,
            runner
                .run(instruction(suite, i, setup), arena.trialOf(setup), setup.seed(), stop)
                .result());
      }
      Pace pace = wired.station().pace();
      return new RunSummary(List.of(), runner.inferenceNanos(), pace.answerNanos(), pace.report());
    }
  }

  private EpisodeSetup episode(TabletopSuite suite, int index) {
    return task == null
        ? suite.episode(split, file.seed(), index)
        : suite.episode(split, task, file.seed(), index);
  }

  private Instruction instruction(TabletopSuite suite, int index, EpisodeSetup setup) {
    String text = wording == Wording.OWN ? setup.instruction() : shuffled(suite, index, setup);
    return new Instruction("episode-" + index, text, "eval", 0, Instruction.NO_DEADLINE, 0);
  }

  /** The instruction of the next episode of the kind that is about something else. */
  private String shuffled(TabletopSuite suite, int index, EpisodeSetup setup) {
    EpisodeSetup other = setup;
    for (int i = index; other.task().target().equals(setup.task().target()); ) {
      i += task == null ? TaskKind.values().length : 1;
      other = episode(suite, i);
    }
    return other.instruction();
  }

  @FunctionalInterface
  private interface Results {
    void add(int index, EpisodeResult result);
  }
}
