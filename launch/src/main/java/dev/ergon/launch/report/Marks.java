package dev.ergon.launch.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** A tick or a cross, drawn as lines, so that no font has to know it. */
final class Marks {
  private Marks() {}

  static void draw(Graphics2D g, boolean tick, Color colour, int x, int y, int size) {
    Path2D path = new Path2D.Double();
    if (tick) {
      path.moveTo(x + 0.08 * size, y + 0.55 * size);
      path.lineTo(x + 0.38 * size, y + 0.85 * size);
      path.lineTo(x + 0.92 * size, y + 0.18 * size);
    } else {
      path.moveTo(x + 0.15 * size, y + 0.15 * size);
      path.lineTo(x + 0.85 * size, y + 0.85 * size);
      path.moveTo(x + 0.85 * size, y + 0.15 * size);
      path.lineTo(x + 0.15 * size, y + 0.85 * size);
    }
    g.setColor(colour);
    g.setStroke(new BasicStroke(size * 0.14f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path);
  }
}
