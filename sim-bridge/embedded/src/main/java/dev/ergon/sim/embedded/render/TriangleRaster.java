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
  private static final double SLACK = 1e-3;

  private final int width;
  private final int height;
  private final float[] inverseDepth;
  private final int[] nearest;
  private final byte[] shadows;

  private double fx;
  private double fy;
  private double cx;
  private double cy;
  private double perFx;
  private double perFy;

  /** Where the vertices in hand land: column and row, {@code [vertex * 2 + axis]}. */
  private double[] landed = new double[0];

  // The triangle in hand. Three planes (a, b, c), positive inside: a * X + b * Y + c, and -1 / a.
  private final double[] edge = new double[9];
  private final double[] perSlope = new double[3];
  private double izA;
  private double izB;
  private double izC;
  private int firstRow;
  private int lastRow;
  private int spanStart;
  private int spanEnd;

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
    perFx = 1 / fx;
    perFy = 1 / fy;
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

  /** Whether a square of samples shows one triangle, all in the same shadow. */
  boolean isUniform(int first, int side) {
    int triangle = nearest[first];
    byte shadow = shadows[first];
    for (int y = 0; y < side; y++) {
      for (int i = first + y * width; i < first + y * width + side; i++) {
        if (nearest[i] != triangle || shadows[i] != shadow) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a ball may be seen; false is certain. Camera coordinates, metres. */
  boolean maySee(double x, double y, double z, double radius) {
    double reach = radius * 1.001 + 1e-6;
    return z > -reach
        && inside(fx * x + cx * z, fx, cx, reach)
        && inside((width - cx) * z - fx * x, fx, width - cx, reach)
        && inside(fy * y + cy * z, fy, cy, reach)
        && inside((height - cy) * z - fy * y, fy, height - cy, reach);
  }

  /** Whether a ball reaches the inner side of the picture's edge with normal length |(f, c)|. */
  private static boolean inside(double side, double f, double c, double reach) {
    return side > -reach * Math.sqrt(f * f + c * c);
  }

  /**
   * Takes vertices in hand.
   *
   * @param xyz camera coordinates, {@code [vertex * 3 + axis]}
   */
  void place(double[] xyz, int vertices) {
    if (landed.length < 2 * vertices) {
      landed = new double[2 * vertices];
    }
    for (int i = 0; i < vertices; i++) {
      double perZ = 1 / xyz[i * 3 + 2];
      landed[i * 2] = fx * xyz[i * 3] * perZ + cx;
      landed[i * 2 + 1] = fy * xyz[i * 3 + 1] * perZ + cy;
    }
  }

  /**
   * Takes a triangle in hand, of vertices that were {@link #place}d.
   *
   * @param xyz the same camera coordinates
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
    if (!(volume > 0) || !findRows(z0, z1, z2, 2 * a, 2 * b, 2 * c)) {
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

  /**
   * Draws the triangle in hand. {@code nearer} is 1, or a little more to win against its ground.
   */
  void draw(int triangle, double nearer) {
    for (int y = firstRow; y <= lastRow; y++) {
      double row = y + 0.5;
      findSpan(row);
      double iz = (izA * (spanStart + 0.5) + izB * row + izC) * nearer;
      double step = izA * nearer;
      int to = y * width + spanEnd;
      for (int i = y * width + spanStart; i < to; i++) {
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
      findSpan(y + 0.5);
      int to = y * width + spanEnd;
      for (int i = y * width + spanStart; i < to; i++) {
        int seen = nearest[i];
        if (seen != NOTHING && takesShadow[seen]) {
          shadows[i] |= bit;
        }
      }
    }
  }

  /** Finds the rows that the triangle may touch; false if it lies outside the picture. */
  private boolean findRows(double z0, double z1, double z2, int a, int b, int c) {
    if (z0 < BEHIND && z1 < BEHIND && z2 < BEHIND) {
      return false;
    }
    firstRow = 0;
    lastRow = height - 1;
    if (z0 < BEHIND || z1 < BEHIND || z2 < BEHIND) {
      return true;
    }
    double right = Math.max(landed[a], Math.max(landed[b], landed[c]));
    double left = Math.min(landed[a], Math.min(landed[b], landed[c]));
    double top = Math.min(landed[a + 1], Math.min(landed[b + 1], landed[c + 1]));
    double bottom = Math.max(landed[a + 1], Math.max(landed[b + 1], landed[c + 1]));
    // A little to spare on every side: the edges decide, not these rounded quotients.
    firstRow = Math.max(firstRow, (int) Math.ceil(top - 0.5 - SLACK));
    lastRow = Math.min(lastRow, (int) Math.floor(bottom - 0.5 + SLACK));
    double firstColumn = Math.max(0, Math.ceil(left - 0.5 - SLACK));
    return firstRow <= lastRow && firstColumn < width && firstColumn <= right - 0.5 + SLACK;
  }

  /** Turns a plane over rays {@code (x, y, 1)} into one over pixels. */
  private void setEdge(int at, double ex, double ey, double ez) {
    double a = ex * perFx;
    double b = ey * perFy;
    perSlope[at / 3] = -1 / a;
    edge[at] = a;
    edge[at + 1] = b;
    edge[at + 2] = ez - a * cx - b * cy;
  }

  /** Finds the columns of a row that lie inside all three edges. */
  private void findSpan(double row) {
    double start = 0;
    double end = width;
    for (int e = 0, i = 0; i < 3; e += 3, i++) {
      double a = edge[e];
      double rest = edge[e + 1] * row + edge[e + 2];
      if (a > 0) {
        start = Math.max(start, Math.ceil(rest * perSlope[i] - 0.5));
      } else if (a < 0) {
        end = Math.min(end, Math.ceil(rest * perSlope[i] - 0.5));
      } else if (!(rest > 0 || (rest == 0 && edge[e + 1] > 0))) {
        end = 0;
      }
    }
    boolean empty = start >= end;
    spanStart = empty ? 0 : (int) start;
    spanEnd = empty ? 0 : (int) end;
  }
}
