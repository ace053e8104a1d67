package dev.ergon.launch.train;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.language.Vocabulary;
import dev.ergon.sim.embedded.ErgonActionSpace;
import dev.ergon.sim.embedded.arm.ErgonArm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a training learns from: files of samples, recorded datasets, or both. */
final class SampleSources {
  /** As many numbers as a label of a generated sample points with. */
  private static final int POINTS = 4;

  @Option(
      names = "--samples",
      paramLabel = "FILE",
      description = "What `ergon train generate` or `practise` wrote; may be given again.")
  private List<Path> samples = new ArrayList<>();

  @Option(
      names = "--dataset",
      paramLabel = "DIR",
      description =
          "A LeRobot dataset, as `ergon record` and `ergon run` write it; may be given again, and"
              + " beside --samples.")
  private List<Path> datasets = new ArrayList<>();

  /**
   * Opens all of it; recordings are written to files of samples in {@code folder} first.
   *
   * @param first whose actions and cameras recordings must have; null for a model of the tabletop
   *     suite
   * @param remarks what is worth knowing goes there
   * @throws InvalidInputException if there is nothing to learn from, or it does not fit
   */
  OpenSamples open(@Nullable Checkpoint first, Path folder, PrintWriter remarks)
      throws IOException {
    if (samples.isEmpty() && datasets.isEmpty()) {
      throw new InvalidInputException(
          "nothing to learn from: give --samples FILE or --dataset DIR");
    }
    DatasetFit fit =
        first == null
            ? new DatasetFit(ErgonArm.model(), ErgonActionSpace.SPACE, SampleStudio.CAMERAS)
            : new DatasetFit(
                ErgonArm.model(), first.curriculum().space(), first.curriculum().cameras());
    RecordedSamples recorded =
        new RecordedSamples(fit, first == null ? POINTS : first.curriculum().points());
    List<Path> files = new ArrayList<>(samples);
    for (int i = 0; i < datasets.size(); i++) {
      Path file = folder.resolve("recorded-" + i + ".samples");
      List<String> sentences = recorded.write(datasets.get(i), file);
      if (first != null) {
        warn(datasets.get(i), unknownWords(first.curriculum().vocabulary(), sentences), remarks);
      }
      files.add(file);
    }
    return OpenSamples.open(files);
  }

  private static TreeSet<String> unknownWords(Vocabulary vocabulary, List<String> sentences) {
    TreeSet<String> unknown = new TreeSet<>();
    for (String sentence : sentences) {
      for (String word : Vocabulary.words(sentence)) {
        if (vocabulary.id(word) == vocabulary.id(Vocabulary.UNKNOWN)) {
          unknown.add(word);
        }
      }
    }
    return unknown;
  }

  private static void warn(Path dataset, TreeSet<String> unknown, PrintWriter remarks) {
    if (!unknown.isEmpty()) {
      remarks.println(
          dataset + ": the model has no token for " + unknown + ", and reads all of them alike");
      remarks.flush();
    }
  }
}
