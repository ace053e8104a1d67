package dev.ergon.launch.train;

import dev.ergon.policy.training.sample.SampleWriter;
import dev.ergon.policy.training.sample.TrainingSample;
import dev.ergon.sim.embedded.arm.ErgonArm;
import dev.ergon.sim.embedded.arm.TableArm;
import dev.ergon.sim.embedded.scene.SeededRandom;
import dev.ergon.sim.embedded.task.EpisodeSetup;
import dev.ergon.sim.embedded.task.Split;
import dev.ergon.sim.embedded.task.TabletopSuite;
import dev.ergon.sim.embedded.task.TaskKind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Samples from the expert on the kinematic table. The same seed gives the same file, however many
 * threads make it.
 */
final class SampleGenerator {
  private static final long SALT = 0x73616d706c65L;
  private static final long GLANCE_SALT = 0x676c616e6365L;
  private static final int OTHER_TASKS = 9;
  private static final int QUESTIONS = 4;

  /**
   * Scenes, beside an episode's own, of which the first look alone is kept. It is the look by which
   * a policy tells that a thing is not there, and an episode shows a single scene.
   */
  private static final int GLANCES = 14;

  private static final TaskKind[] KINDS = {
    TaskKind.REACH,
    TaskKind.PICK,
    TaskKind.PUT,
    TaskKind.PUSH,
    TaskKind.STACK,
    TaskKind.PUT,
    TaskKind.PUSH,
    TaskKind.PICK,
    TaskKind.STACK,
    TaskKind.ABSENT
  };

  private final long seed;
  private final int threads;
  private final TabletopSuite suite = new TabletopSuite();

  SampleGenerator(long seed, int threads) {
    this.seed = seed;
    this.threads = threads;
  }

  /** What an episode gave. */
  private record Taught(List<TrainingSample> samples, boolean success) {}

  /**
   * How a generation went.
   *
   * @param successes episodes in which the expert did what was asked, noise and all
   */
  record Report(long samples, int episodes, int successes) {}

  /** Hears of progress. */
  interface Progress {
    void at(long samples);
  }

  /** Writes {@code wanted} samples, or a few more. */
  Report write(SampleWriter writer, long wanted, Progress progress)
      throws IOException, InterruptedException {
    ThreadLocal<Worker> workers = ThreadLocal.withInitial(Worker::new);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Deque<Future<Taught>> ahead = new ArrayDeque<>();
    int next = 0;
    int episodes = 0;
    int successes = 0;
    try {
      while (writer.count() < wanted) {
        while (ahead.size() < 4 * threads) {
          int index = next++;
          ahead.add(pool.submit(() -> workers.get().teach(index)));
        }
        Taught taught = ahead.remove().get();
        episodes++;
        successes += taught.success() ? 1 : 0;
        for (TrainingSample sample : taught.samples()) {
          writer.add(sample);
        }
        progress.at(writer.count());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("an episode could not be generated", e.getCause());
    } finally {
      pool.shutdownNow();
    }
    return new Report(writer.count(), episodes, successes);
  }

  private final class Worker {
    private final TableArm arm = ErgonArm.arm();
    private final KinematicTable table = new KinematicTable(arm);
    private final SampleStudio studio = new SampleStudio(arm);

    Taught teach(int index) {
      SeededRandom random = new SeededRandom(SALT, seed, index);
      EpisodeSetup setup = suite.episode(Split.TRAIN, KINDS[index % KINDS.length], seed, index);
      Rollout.Result result = new Rollout(table, random).play(setup);
      Lessons lessons = new Lessons(random);
      List<TrainingSample> samples = new ArrayList<>();
      for (Moment moment : result.moments()) {
        samples.add(studio.sample(moment, lessons, OTHER_TASKS, QUESTIONS));
      }
      for (int i = 0; i < GLANCES; i++) {
        samples.add(
            studio.sample(glance(index * GLANCES + i, random), lessons, OTHER_TASKS, QUESTIONS));
      }
      return new Taught(samples, result.success());
    }

    private Moment glance(int index, SeededRandom random) {
      TaskKind kind = KINDS[random.below(KINDS.length)];
      EpisodeSetup setup = suite.episode(Split.TRAIN, kind, seed ^ GLANCE_SALT, index);
      return new Rollout(table, random).glance(setup);
    }
  }
}
