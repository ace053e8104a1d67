package dev.ergon.policy.training.model;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters of a block by where they stand in it, for example {@code
 * decoder/layer0/attention/qkv/weight}. Checkpoints and exported graphs keep these names.
 */
public final class BlockNames {
  /** DJL counts children in front of their names. */
  private static final int COUNT_DIGITS = 2;

  private BlockNames() {}

  /** All parameters, those of the block itself first. */
  public static Map<String, Parameter> parameters(Block block) {
    Map<String, Parameter> named = new LinkedHashMap<>();
    collect("", block, named);
    return named;
  }

  private static void collect(String prefix, Block block, Map<String, Parameter> into) {
    block.getDirectParameters().forEach(p -> into.put(prefix + p.getKey(), p.getValue()));
    block
        .getChildren()
        .forEach(child ->
            collect(prefix + child.getKey().substring(COUNT_DIGITS) + "/", child.getValue(), into));
  }
}
