package dev.ergon.policy.training.bc;

import dev.ergon.policy.training.language.Vocabulary;
import dev.ergon.policy.training.model.VlaShape;
import dev.ergon.policy.training.sample.Samples;
import dev.ergon.policy.training.sample.TrainingSample;
import dev.ergon.policy.training.sample.TrainingSample.ActionLabel;
import dev.ergon.policy.training.sample.TrainingSample.Mark;
import dev.ergon.policy.training.sample.TrainingSample.QuestionLabel;
import dev.ergon.tokenizer.ActionTokenizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes batches: the same seed and step give the same batch. Safe from several threads. */
final class BatchMaker {
  private static final float SCALE = 1 / 127.5f;
  private static final double LOCATION_SIGMA = 1;

  /** Of a row that says a word, beside an action token's 1. */
  private static final float WORD_WEIGHT = 0.5f;

  private final Samples samples;
  private final Curriculum curriculum;
  private final Vocabulary vocabulary;
  private final VlaShape shape;
  private final ActionTokenizer actions;
  private final Recipe recipe;

  BatchMaker(
      Samples samples,
      Curriculum curriculum,
      VlaShape shape,
      ActionTokenizer actions,
      Recipe recipe) {
    this.samples = samples;
    this.curriculum = curriculum;
    this.vocabulary = curriculum.vocabulary();
    this.shape = shape;
    this.actions = actions;
    this.recipe = recipe;
  }

  /** T, the rows of a segment. */
  int segmentLength() {
    return recipe.words() + curriculum.space().size();
  }

  /** The batch of step {@code step}. */
  Batch make(int step) {
    Random random = new Random(recipe.seed() * 0x9E3779B97F4A7C15L + step);
    Assembly batch = new Assembly(random);
    for (int b = 0; b < recipe.images(); b++) {
      batch.add(b, samples.get(random.nextInt(samples.size())));
    }
    return batch.finish();
  }

  private final class Assembly {
    private final Random random;
    private final int length = segmentLength();
    private final int images = recipe.images();
    private final int patchTokens = shape.cameras() * shape.patches();
    private final float[] pixels =
        new float[images * shape.cameras() * 3 * shape.imageSize() * shape.imageSize()];
    private final float[] state = new float[images * shape.stateSize()];
    private final long[] ids = new long[images * recipe.segments() * length];
    private final List<Say> actionSays = new ArrayList<>();
    private final List<Say> wordSays = new ArrayList<>();
    private final long[] firstClass = new long[images * patchTokens];
    private final long[] secondClass = new long[images * patchTokens];
    private final List<Spot> spots = new ArrayList<>();
    private final List<Spot> points = new ArrayList<>();

    Assembly(Random random) {
      this.random = random;
    }

    void add(int b, TrainingSample sample) {
      paint(b, sample);
      for (int k = 0; k < shape.stateSize(); k++) {
        state[b * shape.stateSize() + k] = curriculum.normalised(k, sample.state()[k]);
      }
      int segment = b * recipe.segments();
      for (ActionLabel label : chosen(sample.actions(), recipe.instructions())) {
        act(segment++ * length, label);
      }
      for (QuestionLabel label : chosen(sample.questions(), recipe.questions())) {
        ask(segment++ * length, label);
      }
      for (Mark mark : sample.marks()) {
        mark(b, mark);
      }
    }

    Batch finish() {
      List<Say> says = new ArrayList<>(actionSays);
      says.addAll(wordSays);
      int v = vocabulary.size();
      long[] rows = new long[says.size()];
      float[] targets = new float[says.size() * v];
      for (int i = 0; i < rows.length; i++) {
        Say say = says.get(i);
        rows[i] = say.row();
        SoftLabels.spread(
            targets, i * v, say.low(), say.high(), say.id(), say.sigma(), say.weight());
      }
      return new Batch(
          images,
          pixels,
          state,
          ids,
          rows,
          targets,
          actionSays.size(),
          points.size(),
          firstClass,
          secondClass,
          rows(spots),
          locations(spots, 2),
          rows(points),
          locations(points, curriculum.points()));
    }

    /** The labels in their order if there are few, else the first and others at random. */
    private <T> List<T> chosen(List<T> labels, int wanted) {
      List<T> all = new ArrayList<>(labels);
      if (all.size() > 1) {
        T own = all.remove(0);
        Collections.shuffle(all, random);
        all.add(random.nextInt(2) == 0 ? 0 : all.size(), own);
      }
      return all.subList(0, Math.min(wanted, all.size()));
    }

    private void act(int start, ActionLabel label) {
      int words = sentence(start, label.instruction());
      int[] tokens = actions.encode(new double[][] {label.action()});
      int row = start + words;
      ids[row] = vocabulary.id(Vocabulary.ACTION);
      points.add(new Spot(row, label.points()));
      boolean still = curriculum.endsStill(label.action());
      for (int i = 0; i < tokens.length; i++) {
        if (i > 0) {
          ids[row + i] = vocabulary.id(Vocabulary.placeholder(i - 1));
        }
        boolean choice = curriculum.isChoice(i);
        if (choice || !still) {
          double sigma = choice ? 0 : recipe.softLabelBins();
          int last = vocabulary.size() - 1;
          actionSays.add(new Say(row + i, tokens[i], vocabulary.firstAction(), last, sigma, 1));
        }
      }
    }

    private void ask(int start, QuestionLabel label) {
      int words = sentence(start, label.question());
      int row = start + words;
      ids[row] = vocabulary.id(Vocabulary.ANSWER);
      int[] answer = vocabulary.answer(label.answer());
      int room = Math.min(answer.length, length - words - 1);
      for (int i = 0; i <= room; i++) {
        int id = i < room ? answer[i] : vocabulary.id(Vocabulary.END);
        double sigma = vocabulary.isLocation(id) ? LOCATION_SIGMA : 0;
        int axis = vocabulary.isLocation(id) ? axisStart(id) : id;
        int end = sigma > 0 ? axis + Vocabulary.LOCATIONS - 1 : id;
        wordSays.add(new Say(row + i, id, axis, end, sigma, WORD_WEIGHT));
        if (i < room) {
          ids[row + i + 1] = id;
        }
      }
    }

    private int axisStart(int id) {
      int first = vocabulary.special().size();
      return first + (id - first) / Vocabulary.LOCATIONS * Vocabulary.LOCATIONS;
    }

    private int sentence(int start, String text) {
      int[] words = vocabulary.sentence(text);
      int count = Math.min(words.length, recipe.words() - 1);
      for (int i = 0; i < count; i++) {
        boolean unknown = random.nextDouble() < recipe.unknownShare();
        ids[start + i] = unknown ? vocabulary.id(Vocabulary.UNKNOWN) : words[i];
      }
      return count;
    }

    private void paint(int b, TrainingSample sample) {
      int area = shape.imageSize() * shape.imageSize();
      float gain = 1 + 0.1f * (2 * random.nextFloat() - 1);
      for (int c = 0; c < shape.cameras(); c++) {
        byte[] rgb = sample.pictures().get(c);
        int at = (b * shape.cameras() + c) * 3 * area;
        for (int i = 0; i < area; i++) {
          for (int k = 0; k < 3; k++) {
            float level = Math.min(255, gain * (rgb[3 * i + k] & 0xFF));
            pixels[at + k * area + i] = (level - 127.5f) * SCALE;
          }
        }
      }
    }

    private void mark(int b, Mark mark) {
      int grid = shape.grid();
      int column = (int) (mark.u() * grid);
      int line = (int) (mark.v() * grid);
      if (column < 0 || line < 0 || column >= grid || line >= grid) {
        return;
      }
      int row = b * patchTokens + mark.camera() * shape.patches() + line * grid + column;
      firstClass[row] = 1 + curriculum.firstNames().indexOf(mark.first());
      secondClass[row] = 1 + curriculum.secondNames().indexOf(mark.second());
      spots.add(new Spot(row, new float[] {mark.u(), mark.v()}));
    }
  }

  private static long[] rows(List<Spot> spots) {
    return spots.stream().mapToLong(Spot::row).toArray();
  }

  private static float[] locations(List<Spot> spots, int numbers) {
    float[] targets = new float[spots.size() * numbers * Vocabulary.LOCATIONS];
    for (int i = 0; i < spots.size(); i++) {
      for (int k = 0; k < numbers; k++) {
        float at = spots.get(i).at()[k];
        if (!Float.isNaN(at)) {
          int bin = (int) Math.floor(at * Vocabulary.LOCATIONS);
          int centre = Math.max(0, Math.min(Vocabulary.LOCATIONS - 1, bin));
          int offset = (i * numbers + k) * Vocabulary.LOCATIONS;
          SoftLabels.spread(
              targets, offset, 0, Vocabulary.LOCATIONS - 1, centre, LOCATION_SIGMA, 1);
        }
      }
    }
    return targets;
  }

  /** A row that is to say an id. */
  private record Say(int row, int id, int low, int high, double sigma, float weight) {}

  /** A row that is to tell a place. */
  private record Spot(long row, float[] at) {}
}
