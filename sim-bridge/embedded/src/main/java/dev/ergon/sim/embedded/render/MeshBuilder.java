package dev.ergon.sim.embedded.render;

import java.util.Arrays;

/** Collects vertices and triangles for a {@link Mesh}. */
final class MeshBuilder {
  private double[] positions = new double[96];
  private double[] normals = new double[96];
  private int[] corners = new int[96];
  private int vertices;
  private int triangles;

  /** Adds a vertex and gives its number. The normal need not have length 1. */
  int vertex(double x, double y, double z, double nx, double ny, double nz) {
    if (vertices * 3 == positions.length) {
      positions = Arrays.copyOf(positions, positions.length * 2);
      normals = Arrays.copyOf(normals, normals.length * 2);
    }
    double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    int at = vertices * 3;
    positions[at] = x;
    positions[at + 1] = y;
    positions[at + 2] = z;
    normals[at] = nx / length;
    normals[at + 1] = ny / length;
    normals[at + 2] = nz / length;
    return vertices++;
  }

  /** Adds a triangle, counter-clockwise seen from outside; one without area is left out. */
  void triangle(int a, int b, int c) {
    if (samePlace(a, b) || samePlace(b, c) || samePlace(c, a)) {
      return;
    }
    if (triangles * 3 == corners.length) {
      corners = Arrays.copyOf(corners, corners.length * 2);
    }
    corners[triangles * 3] = a;
    corners[triangles * 3 + 1] = b;
    corners[triangles * 3 + 2] = c;
    triangles++;
  }

  /** Adds a quadrilateral, counter-clockwise seen from outside. */
  void quad(int a, int b, int c, int d) {
    triangle(a, b, c);
    triangle(a, c, d);
  }

  /** Adds a flat polygon of corners {@code xyz[corner][axis]} that is convex. */
  void face(double[]... xyz) {
    double[] n = cross(xyz[0], xyz[1], xyz[2]);
    int first = vertices;
    for (double[] p : xyz) {
      vertex(p[0], p[1], p[2], n[0], n[1], n[2]);
    }
    for (int i = 2; i < xyz.length; i++) {
      triangle(first, first + i - 1, first + i);
    }
  }

  Mesh build() {
    boolean[] flat = new boolean[triangles];
    for (int t = 0; t < triangles; t++) {
      int a = corners[t * 3];
      flat[t] = sameNormal(a, corners[t * 3 + 1]) && sameNormal(a, corners[t * 3 + 2]);
    }
    return new Mesh(
        Arrays.copyOf(positions, vertices * 3),
        Arrays.copyOf(normals, vertices * 3),
        Arrays.copyOf(corners, triangles * 3),
        flat);
  }

  private static double[] cross(double[] a, double[] b, double[] c) {
    double ux = b[0] - a[0];
    double uy = b[1] - a[1];
    double uz = b[2] - a[2];
    double vx = c[0] - a[0];
    double vy = c[1] - a[1];
    double vz = c[2] - a[2];
    return new double[] {uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx};
  }

  private boolean samePlace(int a, int b) {
    return same(positions, a, b);
  }

  private boolean sameNormal(int a, int b) {
    return same(normals, a, b);
  }

  private static boolean same(double[] xyz, int a, int b) {
    for (int axis = 0; axis < 3; axis++) {
      if (Math.abs(xyz[a * 3 + axis] - xyz[b * 3 + axis]) > 1e-9) {
        return false;
      }
    }
    return true;
  }
}
