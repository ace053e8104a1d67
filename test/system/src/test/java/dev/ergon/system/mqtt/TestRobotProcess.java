package dev.ergon.system.mqtt;

/** A robot in a process of its own, which a test may kill. */
final class TestRobotProcess {
  private TestRobotProcess() {}

  /** Runs until it is killed; the argument is the broker's URL. */
  public static void main(String[] arguments) throws InterruptedException {
    new TestRobot(arguments[0]).start();
    Thread.currentThread().join();
  }
}
