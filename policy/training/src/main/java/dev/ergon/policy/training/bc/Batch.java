package dev.ergon.policy.training.bc;

/**
 * What one step of training looks at, as plain arrays.
 *
 * @param images B
 * @param pixels [B * cameras, 3, S, S], normalised
 * @param state [B, stateSize], normalised
 * @param ids [B, P, T]
 * @param rows which of the [B * P * T] decoder rows say something
 * @param targets [rows, V]: what they should say, as weighted probabilities
 * @param actionRows how many of the rows say action tokens; they come first
 * @param labels action labels in it
 * @param firstClass [B * cameras * patches]: the first name in a patch, 0 for none
 * @param secondClass likewise the second
 * @param markRows which of the [B * cameras * patches] patch tokens hold a mark
 * @param markTargets [markRows, 2 * LOCATIONS]: where in the picture it is
 * @param pointRows which decoder rows point, one per action label
 * @param pointTargets [pointRows, points * LOCATIONS]
 */
record Batch(
    int images,
    float[] pixels,
    float[] state,
    long[] ids,
    long[] rows,
    float[] targets,
    int actionRows,
    int labels,
    long[] firstClass,
    long[] secondClass,
    long[] markRows,
    float[] markTargets,
    long[] pointRows,
    float[] pointTargets) {}
