package dev.ergon.launch.sim;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.render.EmbeddedCamera;
import dev.ergon.sim.embedded.scene.Viewpoint;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A camera as the command line asks for it.
 *
 * @param spec its name is a viewpoint of the simulated world
 */
public record ServedCamera(CameraSpec spec, double rateHz) {
  private static final Pattern FORM =
      Pattern.compile("([a-z][a-z0-9_]*)=(\\d{1,5})x(\\d{1,5})@(\\d{1,3}(?:\\.\\d+)?)");
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Reads {@code NAME=WIDTHxHEIGHT@HZ}.
   *
   * @throws InvalidInputException if it is written otherwise
   */
  public static ServedCamera parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || Double.parseDouble(form.group(4)) <= 0) {
      throw new InvalidInputException(
          "--camera: got '"
              + text
              + "', wanted NAME=WIDTHxHEIGHT@HZ, for example front=640x480@30");
    }
    try {
      CameraSpec spec =
          new CameraSpec(
              form.group(1), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
      return new ServedCamera(spec, Double.parseDouble(form.group(4)));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("--camera " + text + ": " + e.getMessage(), e);
    }
  }

  public EmbeddedCamera open(EmbeddedSimulator simulator) {
    List<String> known = simulator.view().viewpoints().stream().map(Viewpoint::camera).toList();
    if (!known.contains(spec.name())) {
      throw new InvalidInputException(
          "--camera: got '" + spec.name() + "', wanted one of " + known);
    }
    long period = Math.round(NANOS_PER_SECOND / rateHz);
    return new EmbeddedCamera(spec, spec.name(), period, 1, simulator.clock(), simulator::view);
  }
}
