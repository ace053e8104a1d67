package dev.ergon.policy.training.bc;

import ai.djl.nn.Parameter;
import dev.ergon.policy.training.model.BlockNames;
import dev.ergon.policy.training.model.Lora;
import dev.ergon.policy.training.model.VlaModel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters of a model and its auxiliary heads by name: those that are trained, and those that
 * stay. Without adapters all are trained; with adapters, these alone.
 */
record TrainedParameters(Map<String, Parameter> trained, Map<String, Parameter> frozen) {
  /** Parts the parameters of initialised blocks, and freezes what stays. */
  static TrainedParameters of(VlaModel model, AuxiliaryHeads heads) {
    Map<String, Parameter> all = BlockNames.parameters(model);
    BlockNames.parameters(heads).forEach((name, p) -> all.put("heads/" + name, p));
    Map<String, Parameter> trained = new LinkedHashMap<>();
    Map<String, Parameter> frozen = new LinkedHashMap<>();
    boolean adapts = model.shape().lora().adapts();
    all.forEach((name, parameter) -> {
      boolean stays = adapts && !Lora.isAdapter(name);
      parameter.freeze(stays);
      (stays ? frozen : trained).put(name, parameter);
    });
    return new TrainedParameters(trained, frozen);
  }

  /**
   * Takes the weights of {@code from}.
   *
   * @param restart whether a fine-tuning begins: it does from averaged weights, and adapters that
   *     the checkpoint lacks stay as they were initialised
   * @throws dev.ergon.core.error.InvalidInputException if it lacks another parameter
   */
  void restore(Checkpoint from, boolean restart) {
    String kind = restart ? "average/" : "weight/";
    trained.forEach((name, parameter) -> {
      if (!restart || !Lora.isAdapter(name) || from.arrays().containsKey(kind + name)) {
        parameter.getArray().set(from.array(kind + name));
      }
    });
    frozen.forEach((name, parameter) -> parameter.getArray().set(from.array("average/" + name)));
  }
}
