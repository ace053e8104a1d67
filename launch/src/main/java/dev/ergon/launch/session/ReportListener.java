package dev.ergon.launch.session;

import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.launch.report.Moment;
import dev.ergon.launch.report.RunReport;
import dev.ergon.launch.run.EpisodeListener;
import dev.ergon.launch.run.EpisodeResult;
import dev.ergon.launch.run.StepTaken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Draws the report while the run goes. */
final class ReportListener implements EpisodeListener {
  private final RunReport report;
  private final ActionSpace space;
  private final List<CameraSource> onlookers;
  private long episodeSeenNanos;

  /**
   * @param onlookers cameras for the report alone, shown before those of the observation
   */
  ReportListener(RunReport report, ActionSpace space, List<? extends CameraSource> onlookers) {
    this.report = report;
    this.space = space;
    this.onlookers = List.copyOf(onlookers);
  }

  @Override
  public void began(Instruction instruction, String task) {
    report.begin(instruction.text(), task);
  }

  @Override
  public void stepped(StepTaken step) {
    if (step.index() == 0) {
      episodeSeenNanos = step.observation().oldestStampNanos();
    }
    List<CameraFrame> frames = new ArrayList<>();
    for (CameraSource onlooker : onlookers) {
      onlooker.latest().ifPresent(frames::add);
    }
    // An onlooker draws larger pictures than the policy's cameras, and may still show what was
    // there
    // before this episode.
    if (frames.stream().anyMatch(frame -> frame.stampNanos() < episodeSeenNanos)) {
      return;
    }
    frames.addAll(step.observation().frames());
    report.step(
        new Moment(
            step.observation().stampNanos(),
            frames,
            step.observation().joints(),
            words(step.answer())));
  }

  @Override
  public void ended(Instruction instruction, EpisodeResult result) {
    report.end(result);
  }

  /** The tokens, if the policy has any, then the first action with its dimensions' names. */
  private String words(PolicyStep answer) {
    StringBuilder text = new StringBuilder();
    if (answer.tokens().length > 0) {
      text.append(Arrays.toString(answer.tokens())).append('\n');
    }
    for (int d = 0; answer.chunk().horizon() > 0 && d < space.size(); d++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s %+.3f  ",
              space.dimensions().get(d).name(),
              answer.chunk().value(0, d)));
    }
    return text.toString().stripTrailing();
  }
}
