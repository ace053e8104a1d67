package dev.ergon.tokenizer.fast.bpe;

/**
 * Two tokens that become one. Its rank is its place in the list of merges.
 *
 * @param left the id of the left token
 * @param right the id of the right token
 * @param merged the id of the two written together
 */
public record Merge(int left, int right, int merged) {}
