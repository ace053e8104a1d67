package dev.ergon.transport.ros2.testing;

/** A domain per test JVM, so that tests that run at the same time do not hear one another. */
public final class TestDomain {
  private static final int FIRST = 100;
  private static final int COUNT = 130;

  private TestDomain() {}

  public static int id() {
    return FIRST + (int) (ProcessHandle.current().pid() % COUNT);
  }
}
