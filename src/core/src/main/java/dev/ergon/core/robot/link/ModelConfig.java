package dev.ergon.core.robot.link;

import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.urdf.UrdfReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of a robot's joints and links.
 *
 * @param urdf a file, from the launch file's folder; left out where the link can be asked
 * @param gripperJoint left out for an arm without one
 */
public record ModelConfig(
    @Nullable String urdf,
    @Default("base_link") String baseLink,
    @Default("tool0") String toolLink,
    @Nullable String gripperJoint) {
  /**
   * The model.
   *
   * @param asked answers the description where no file is named
   * @throws InvalidInputException if the description cannot be read or does not fit
   */
  public RobotModel read(ProviderContext context, Supplier<String> asked) {
    if (urdf == null) {
      return model("robot description", asked.get());
    }
    Path file = context.resolve(urdf);
    try {
      return model(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new InvalidInputException("model.urdf: cannot read " + file, e);
    }
  }

  private RobotModel model(String source, String text) {
    return new RobotModel(UrdfReader.read(source, text), baseLink, toolLink, gripperJoint);
  }
}
