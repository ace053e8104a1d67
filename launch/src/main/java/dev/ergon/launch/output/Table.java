package dev.ergon.launch.output;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text with aligned columns. Numbers, told by how they look, stand on the right. Not
 * thread-safe.
 */
public final class Table {
  private static final String GAP = "  ";
  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  /** A table with these headings. */
  public Table(String... headings) {
    columns = headings.length;
    rows.add(List.of(headings));
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has not as many cells as there are headings
   */
  public Table row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "table row: got " + cells.length + " cells, wanted " + columns);
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The table, a line per row, with a rule under the headings. */
  public String render() {
    int[] widths = new int[columns];
    boolean[] numeric = new boolean[columns];
    for (int c = 0; c < columns; c++) {
      int column = c;
      widths[c] = rows.stream().mapToInt(r -> width(r.get(column))).max().orElse(0);
      numeric[c] =
          rows.size() > 1 && rows.stream().skip(1).allMatch(r -> looksNumeric(r.get(column)));
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      appendRow(text, rows.get(r), widths, numeric);
      if (r == 0) {
        appendRow(text, rule(widths), widths, numeric);
      }
    }
    return text.toString();
  }

  private static List<String> rule(int[] widths) {
    List<String> cells = new ArrayList<>();
    for (int width : widths) {
      cells.add("-".repeat(width));
    }
    return cells;
  }

  private static void appendRow(
      StringBuilder text, List<String> cells, int[] widths, boolean[] numeric) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < cells.size(); c++) {
      String padding = " ".repeat(widths[c] - width(cells.get(c)));
      line.append(c == 0 ? "" : GAP);
      line.append(numeric[c] ? padding + cells.get(c) : cells.get(c) + padding);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static boolean looksNumeric(String cell) {
    return cell.isEmpty()
        || cell.equals("-")
        || cell.matches("[-+]?[0-9][0-9.,]*( ?[%a-zµ/]{1,5})?");
  }
}
