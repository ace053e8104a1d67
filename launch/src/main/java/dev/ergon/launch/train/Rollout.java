package dev.ergon.launch.train;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.expert.Expert;
import dev.ergon.sim.embedded.scene.SeededRandom;
import dev.ergon.sim.embedded.task.EpisodeSetup;
import dev.ergon.sim.embedded.task.Judge;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.ArrayList;
import java.util.List;

/**
 * The expert at work with an unsteady hand, and states that it might have met: on part of them the
 * tool is put elsewhere nearby, with what it holds, so that a policy learns to come back (state
 * perturbation; the expert needs nothing but the state to say what is right).
 */
final class Rollout {
  private static final double[] HAND_SIGMAS_M = {0, 0.005, 0.012};
  private static final double FLIP_SHARE = 0.015;
  private static final double KEEP_SHARE = 0.3;
  private static final double KEEP_ENDS_SHARE = 0.8;
  private static final double PERTURB_SHARE = 0.6;
  private static final double ASIDE_SIGMA_M = 0.018;
  private static final double HEIGHT_SIGMA_M = 0.015;
  private static final double YAW_SIGMA_RAD = 0.12;
  private static final double TILT_SIGMA_RAD = 0.03;
  private static final double LOWEST_M = 0.011;
  private static final int STEP_LIMIT = 70;

  /** Moments around a finished task: some finished too, some not quite. */
  private static final int NEAR_ENDS = 2;

  private final KinematicTable table;
  private final SeededRandom random;

  Rollout(KinematicTable table, SeededRandom random) {
    this.table = table;
    this.random = random;
  }

  /** Moments of one episode, and whether the expert succeeded. */
  record Result(List<Moment> moments, boolean success) {}

  Result play(EpisodeSetup setup) {
    double sigma = HAND_SIGMAS_M[random.below(HAND_SIGMAS_M.length)];
    List<Moment> moments = new ArrayList<>();
    WorldState start = unsettled(table.start(setup.scene().objects()));
    WorldState world = start;
    boolean done = false;
    for (int i = 0; i < STEP_LIMIT && !done; i++) {
      double[] action = Expert.action(setup.task(), world);
      done = action[0] > 0.5;
      boolean end = i == 0 || done;
      if (random.between(0, 1) < (end ? KEEP_ENDS_SHARE : KEEP_SHARE)) {
        moments.add(new Moment(setup.scene(), world, setup.task(), setup.instruction()));
      }
      if (!end && random.between(0, 1) < KEEP_SHARE * PERTURB_SHARE / (1 - PERTURB_SHARE)) {
        moments.add(new Moment(setup.scene(), perturbed(world), setup.task(), setup.instruction()));
      }
      for (int near = 0; done && near < NEAR_ENDS; near++) {
        moments.add(new Moment(setup.scene(), perturbed(world), setup.task(), setup.instruction()));
      }
      world = table.step(world, unsteady(action, sigma));
    }
    return new Result(moments, Judge.judge(setup.task(), start, world, done).success());
  }

  /** The moment in which a person asks, before anything has moved. */
  Moment glance(EpisodeSetup setup) {
    WorldState start = unsettled(table.start(setup.scene().objects()));
    return new Moment(setup.scene(), start, setup.task(), setup.instruction());
  }

  private double[] unsteady(double[] action, double sigma) {
    double[] noisy = action.clone();
    if (sigma > 0 && random.below(2) == 0) {
      for (int i = 1; i <= 3; i++) {
        noisy[i] += sigma * normal();
      }
      if (random.between(0, 1) < FLIP_SHARE) {
        noisy[7] = 1 - noisy[7];
      }
    }
    return noisy;
  }

  /** The arm a little off its home. */
  private WorldState unsettled(WorldState world) {
    return random.below(3) == 0 ? perturbed(world) : world;
  }

  private WorldState perturbed(WorldState world) {
    double scale = random.between(0.4, 1.6);
    Vec3 at = world.xWorldTool().translation();
    Vec3 moved =
        new Vec3(
            at.x() + scale * ASIDE_SIGMA_M * normal(),
            at.y() + scale * ASIDE_SIGMA_M * normal(),
            Math.max(LOWEST_M, at.z() + scale * HEIGHT_SIGMA_M * normal()));
    Quaternion turn =
        Quaternion.ofAxisAngle(Vec3.Z, YAW_SIGMA_RAD * normal())
            .times(Quaternion.ofAxisAngle(Vec3.X, TILT_SIGMA_RAD * normal()))
            .times(Quaternion.ofAxisAngle(Vec3.Y, TILT_SIGMA_RAD * normal()));
    Transform pose = new Transform(moved, turn.times(world.xWorldTool().rotation()));
    return table.move(world, pose).orElse(world);
  }

  /** A standard normal number (Box and Muller 1958). */
  private double normal() {
    double u = 1 - random.between(0, 1);
    double v = random.between(0, 1);
    return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * StrictMath.PI * v);
  }
}
