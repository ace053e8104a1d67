package dev.ergon.benchmark.ros;

import dev.ergon.transport.ros1.testing.Fuzz;

/**
 * {@code Ros1Fuzz [COUNT [SEED]]}: damaged XML-RPC documents, connection headers and frames, a
 * fifth, two fifths and two fifths of the count. Anything but a typed refusal ends the program with
 * the input. Run with little memory ({@code -Xmx64m}): a length that is believed shows.
 */
public final class Ros1Fuzz {
  private Ros1Fuzz() {}

  public static void main(String[] args) {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    Fuzz fuzz = new Fuzz(seed);
    System.out.println("XML-RPC " + fuzz.xmlRpc(count / 5));
    System.out.println("headers " + fuzz.headers(count / 5 * 2));
    System.out.println("frames " + fuzz.frames(count / 5 * 2));
  }
}
