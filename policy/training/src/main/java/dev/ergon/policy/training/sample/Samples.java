package dev.ergon.policy.training.sample;

import java.util.List;

/** Samples that can be had in any order, from any thread. */
public interface Samples {
  int size();

  /**
   * Sample {@code index}.
   *
   * @throws dev.ergon.core.error.InvalidInputException if its bytes make no sample
   */
  TrainingSample get(int index);

  /** All samples of {@code parts}, one part after the other. */
  static Samples of(List<? extends Samples> parts) {
    int[] ends = new int[parts.size()];
    int sum = 0;
    for (int i = 0; i < ends.length; i++) {
      sum += parts.get(i).size();
      ends[i] = sum;
    }
    int size = sum;
    return new Samples() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public TrainingSample get(int index) {
        int part = 0;
        while (index >= ends[part]) {
          part++;
        }
        return parts.get(part).get(part == 0 ? index : index - ends[part - 1]);
      }
    };
  }
}
