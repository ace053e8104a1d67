package dev.ergon.policy.runtime.onnx;

import java.util.List;

/**
 * Which execution provider a graph runs on, and why not on those that were preferred.
 *
 * @param graph the file's name
 * @param chosen the one it runs on
 * @param refusals those tried before, in order
 */
public record ProviderReport(String graph, ExecutionProvider chosen, List<Refusal> refusals) {
  /** A provider that could not be had, in the library's own words. */
  public record Refusal(ExecutionProvider provider, String reason) {}

  public ProviderReport {
    refusals = List.copyOf(refusals);
  }
}
