package dev.ergon.core.config;

import java.util.Collection;

/** Finds the name that a person may have meant. */
public final class Spelling {
  /** Longer names are no misspellings worth the search. */
  private static final int MAX_LENGTH = 64;

  private Spelling() {}

  /**
   * {@code "; did you mean 'period'?"} if one of {@code known} is at most a third of its letters
   * (but two, where it has more than three) away from {@code got}, else empty.
   */
  public static String hint(String got, Collection<String> known) {
    String best = "";
    int bestDistance = (got.length() <= 3 ? 1 : Math.max(2, got.length() / 3)) + 1;
    if (got.length() <= MAX_LENGTH) {
      for (String name : known) {
        if (name.length() <= MAX_LENGTH && distance(got, name) < bestDistance) {
          best = name;
          bestDistance = distance(got, name);
        }
      }
    }
    return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
  }

  /** The least number of letters to insert, delete or replace (Levenshtein 1966). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
