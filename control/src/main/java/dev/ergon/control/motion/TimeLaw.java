package dev.ergon.control.motion;

/**
 * How far along its action the reference is. It runs at the pace that was asked and, where the next
 * action is not known to go on, brakes so that it comes to rest exactly at the action's end: it is
 * at {@code 1 - brake / (8 duration)} when the action's time is over and at 1 half a brake time
 * later, and never beyond. If the next action comes in time, motion goes on with a dip in speed and
 * no stop. Owned by the control thread. Real-time safe.
 */
final class TimeLaw {
  private double progress = 1;
  private double durationS = 1;
  private double brakeS = 1;

  /** Starts an action that takes {@code seconds}, of which slowing to rest takes {@code brake}. */
  void start(double seconds, double brake) {
    progress = 0;
    durationS = seconds;
    brakeS = brake;
  }

  /** Nothing to move along. */
  void finish() {
    progress = 1;
  }

  /** The part of the action that the reference has covered, 0..1. */
  double progress() {
    return progress;
  }

  /**
   * Moves on by one cycle.
   *
   * @param factor slows it, 0..1
   * @param endRate the pace at which the next action goes on in the same direction, 0..1
   */
  void advance(double cycleS, double factor, double endRate) {
    double leftS = (1 - progress) * durationS;
    double rate = Math.min(1, Math.sqrt(endRate * endRate + 2 * leftS / brakeS)) * factor;
    progress = Math.min(1, progress + rate * cycleS / durationS);
  }
}
