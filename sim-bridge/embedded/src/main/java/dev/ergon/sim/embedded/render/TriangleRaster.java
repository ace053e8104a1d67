package dev.ergon.sim.embedded.render;

import java.util.Arrays;

/**
 * The z-buffer. For every sample it keeps the nearest triangle and the inverse of its depth.
 *
 * <p>Triangles are set up from homogeneous camera coordinates (Olano and Greer, "Triangle Scan
 * Conversion using 2D Homogeneous Coordinates", 1997): edges, inverse depth and every interpolated
 * quantity are planes over the picture, and nothing has to be clipped at the camera. Neighbours
 * compute the shared edge from negated terms, so that no sample is drawn twice or left out.
 */
final class TriangleRaster {
  static final int NOTHING = -1;
  private static final double BEHIND = 1e-6;

  private final int width;
  private final int height;
  private final float[] inverseDepth;
  private final int[] nearest;
  private final byte[] shadows;

  private double fx;
  private double fy;
  private double cx;
  private double cy;

  // The triangle in hand. Three planes (a, b, c), positive inside: a * X + b * Y + c.
  private final double[] edge = new double[9];
  private double izA;
  private double izB;
  private double izC;
  private int firstRow;
  private int lastRow;

  TriangleRaster(int width, int height) {
    this.width = width;
    this.height = height;
    inverseDepth = new float[width * height];
    nearest = new int[width * height];
    shadows = new byte[width * height];
  }

  int width() {
    return width;
  }

  void begin(PinholeCamera camera) {
    fx = camera.fx();
    fy = camera.fy();
    cx = camera.cx();
    cy = camera.cy();
    Arrays.fill(inverseDepth, 0f);
    Arrays.fill(nearest, NOTHING);
    Arrays.fill(shadows, (byte) 0);
  }

  /** The number of the triangle seen at a sample, or {@link #NOTHING}. */
  int nearest(int sample) {
    return nearest[sample];
  }

  /** One over the distance along the optical axis, per metre; 0 where nothing is seen. */
  float inverseDepth(int sample) {
    return inverseDepth[sample];
  }

  byte shadows(int sample) {
    return shadows[sample];
  }

  /**
   * Takes a triangle in hand.
   *
   * @param xyz camera coordinates, {@code [vertex * 3 + axis]}
   * @return false if it shows its back or lies outside the picture
   */
  boolean setUp(double[] xyz, int a, int b, int c) {
    double x0 = xyz[a * 3];
    double y0 = xyz[a * 3 + 1];
    double z0 = xyz[a * 3 + 2];
    double x1 = xyz[b * 3];
    double y1 = xyz[b * 3 + 1];
    double z1 = xyz[b * 3 + 2];
    double x2 = xyz[c * 3];
    double y2 = xyz[c * 3 + 1];
    double z2 = xyz[c * 3 + 2];
    double ex = y2 * z1 - z2 * y1;
    double ey = z2 * x1 - x2 * z1;
    double ez = x2 * y1 - y2 * x1;
    double volume = x0 * ex + y0 * ey + z0 * ez;
    if (!(volume > 0) || !findRows(y0, z0, y1, z1, y2, z2)) {
      return false;
    }
    setEdge(0, ex, ey, ez);
    setEdge(3, y0 * z2 - z0 * y2, z0 * x2 - x0 * z2, x0 * y2 - y0 * x2);
    setEdge(6, y1 * z0 - z1 * y0, z1 * x0 - x1 * z0, x1 * y0 - y1 * x0);
    double scale = 1 / volume;
    izA = (edge[0] + edge[3] + edge[6]) * scale;
    izB = (edge[1] + edge[4] + edge[7]) * scale;
    izC = (edge[2] + edge[5] + edge[8]) * scale;
    return true;
  }

  /**
   * The plane over the picture of a quantity divided by depth, from its values at the corners of
   * the triangle in hand, up to a positive factor common to all quantities.
   */
  void plane(double atA, double atB, double atC, double[] target, int offset) {
    for (int i = 0; i < 3; i++) {
      target[offset + i] = atA * edge[i] + atB * edge[3 + i] + atC * edge[6 + i];
    }
  }

  /** Draws the triangle in hand. {@code nearer} is 1, or a little more to win against its ground. */
  void draw(int triangle, double nearer) {
    for (int y = firstRow; y <= lastRow; y++) {
      double row = y + 0.5;
      int from = spanStart(row);
      int to = spanEnd(row);
      int base = y * width;
      double iz = (izA * (from + 0.5) + izB * row + izC) * nearer;
      double step = izA * nearer;
      for (int i = base + from; i < base + to; i++) {
        if ((float) iz > inverseDepth[i]) {
          inverseDepth[i] = (float) iz;
          nearest[i] = triangle;
        }
        iz += step;
      }
    }
  }

  /** Marks, under the triangle in hand, the samples that show a triangle which takes shadows. */
  void shade(byte bit, boolean[] takesShadow) {
    for (int y = firstRow; y <= lastRow; y++) {
      double row = y + 0.5;
      int from = y * width + spanStart(row);
      int to = y * width + spanEnd(row);
      for (int i = from; i < to; i++) {
        int seen = nearest[i];
        if (seen != NOTHING && takesShadow[seen]) {
          shadows[i] |= bit;
        }
      }
    }
  }

  private boolean findRows(double y0, double z0, double y1, double z1, double y2, double z2) {
    if (z0 < BEHIND && z1 < BEHIND && z2 < BEHIND) {
      return false;
    }
    firstRow = 0;
    lastRow = height - 1;
    if (z0 >= BEHIND && z1 >= BEHIND && z2 >= BEHIND) {
      double r0 = fy * y0 / z0 + cy;
      double r1 = fy * y1 / z1 + cy;
      double r2 = fy * y2 / z2 + cy;
      // One row to spare on both sides: the edges decide, not these rounded quotients.
      firstRow = Math.max(firstRow, (int) Math.min(r0, Math.min(r1, r2)) - 1);
      lastRow = Math.min(lastRow, (int) Math.max(r0, Math.max(r1, r2)) + 1);
    }
    return firstRow <= lastRow;
  }

  /** Turns a plane over rays {@code (x, y, 1)} into one over pixels. */
  private void setEdge(int at, double ex, double ey, double ez) {
    double a = ex / fx;
    double b = ey / fy;
    edge[at] = a;
    edge[at + 1] = b;
    edge[at + 2] = ez - a * cx - b * cy;
  }

  /** The first column of the row that lies inside all edges facing right. */
  private int spanStart(double row) {
    double start = 0;
    for (int e = 0; e < 9; e += 3) {
      double a = edge[e];
      double rest = edge[e + 1] * row + edge[e + 2];
      if (a > 0) {
        start = Math.max(start, Math.ceil(-rest / a - 0.5));
      } else if (a == 0 && !(rest > 0 || (rest == 0 && edge[e + 1] > 0))) {
        return width;
      }
    }
    return (int) Math.min(start, width);
  }

  /** One past the last column of the row that lies inside all edges facing left. */
  private int spanEnd(double row) {
    double end = width;
    for (int e = 0; e < 9; e += 3) {
      double a = edge[e];
      if (a < 0) {
        end = Math.min(end, Math.ceil(-(edge[e + 1] * row + edge[e + 2]) / a - 0.5));
      }
    }
    return (int) Math.max(end, 0);
  }
}
