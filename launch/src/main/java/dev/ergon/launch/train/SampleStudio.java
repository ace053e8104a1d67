package dev.ergon.launch.train;

import dev.ergon.core.image.Image;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.policy.training.sample.TrainingSample;
import dev.ergon.policy.training.sample.TrainingSample.Mark;
import dev.ergon.sim.embedded.arm.TableArm;
import dev.ergon.sim.embedded.render.Rasteriser;
import dev.ergon.sim.embedded.scene.Solid;
import dev.ergon.sim.embedded.scene.Thing;
import dev.ergon.sim.embedded.scene.WorldView;
import dev.ergon.sim.embedded.world.WorldViews;
import java.util.ArrayList;
import java.util.List;

/** Takes the pictures of moments and notes what they show. Used by one thread. */
final class SampleStudio {
  /** The cameras of the policy, in its order. */
  static final List<CameraSpec> CAMERAS =
      List.of(new CameraSpec("front", 112, 112), new CameraSpec("wrist", 112, 112));

  private static final int SAMPLES_PER_SIDE = 2;
  private static final int LEAST_PIXELS = 5;

  private final StateVector state;
  private final WorldViews views;
  private final List<Rasteriser> rasterisers = new ArrayList<>();

  SampleStudio(TableArm arm) {
    state = new StateVector(arm.model());
    views = new WorldViews(arm);
    for (CameraSpec camera : CAMERAS) {
      rasterisers.add(new Rasteriser(camera.width(), camera.height(), SAMPLES_PER_SIDE));
    }
  }

  TrainingSample sample(Moment moment, Lessons lessons, int otherTasks, int questions) {
    WorldView view = views.view(moment.scene(), moment.world());
    List<byte[]> pictures = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (int c = 0; c < CAMERAS.size(); c++) {
      Rasteriser rasteriser = rasterisers.get(c);
      Image image = rasteriser.render(view, view.viewpoint(CAMERAS.get(c).name()).orElseThrow());
      pictures.add(image.toBytes());
      mark(c, rasteriser, moment, marks);
    }
    return new TrainingSample(
        pictures,
        state.of(moment.world().joints()),
        lessons.actions(moment, otherTasks),
        lessons.questions(moment, questions),
        marks);
  }

  /** Each object that enough pixels show, at their middle. */
  private static void mark(int camera, Rasteriser rasteriser, Moment moment, List<Mark> marks) {
    CameraSpec spec = CAMERAS.get(camera);
    int objects = moment.scene().objects().size();
    long[] count = new long[objects];
    long[] sumX = new long[objects];
    long[] sumY = new long[objects];
    for (int y = 0; y < spec.height(); y++) {
      for (int x = 0; x < spec.width(); x++) {
        int object = rasteriser.solidId(x, y) - Solid.FIRST_OBJECT_ID;
        if (object >= 0 && object < objects) {
          count[object]++;
          sumX[object] += x;
          sumY[object] += y;
        }
      }
    }
    for (int i = 0; i < objects; i++) {
      if (count[i] >= LEAST_PIXELS) {
        Thing thing = moment.scene().objects().get(i).thing();
        float u = (float) ((sumX[i] + 0.5 * count[i]) / count[i] / spec.width());
        float v = (float) ((sumY[i] + 0.5 * count[i]) / count[i] / spec.height());
        marks.add(new Mark(camera, u, v, thing.colour().word(), thing.kind().word()));
      }
    }
  }
}
