package dev.ergon.sim.embedded.render;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.scene.SolidShape;

/**
 * The surfaces of the simulator's solids, centred at the origin, z up. Curved sides have smooth
 * normals; boxes get a narrow bevel, which catches the light at their edges.
 */
final class PrimitiveMeshes {
  /** For pictures. */
  static final PrimitiveMeshes FINE = new PrimitiveMeshes(24, 4, 0.0025);

  /** For shadows, of which only the outline shows, and for what is small in the picture. */
  static final PrimitiveMeshes COARSE = new PrimitiveMeshes(14, 2, 0);

  private final int around;
  private final int quarter;
  private final double widestBevelM;

  /**
   * @param around sides that stand for a circle
   * @param quarter pieces that stand for a quarter of a curved profile
   * @param widestBevelM of edges, metres; 0 for sharp ones
   */
  private PrimitiveMeshes(int around, int quarter, double widestBevelM) {
    this.around = around;
    this.quarter = quarter;
    this.widestBevelM = widestBevelM;
  }

  Mesh of(SolidShape shape) {
    if (shape instanceof SolidShape.Box box) {
      Vec3 size = box.sizeM();
      return box(size.x() / 2, size.y() / 2, size.z() / 2);
    } else if (shape instanceof SolidShape.Cylinder cylinder) {
      return cylinder(cylinder.radiusM(), cylinder.lengthM() / 2);
    } else if (shape instanceof SolidShape.Sphere sphere) {
      return sphere(sphere.radiusM());
    } else if (shape instanceof SolidShape.StarPrism star) {
      return star(star.points(), star.outerRadiusM(), star.innerRadiusM(), star.heightM() / 2);
    } else if (shape instanceof SolidShape.OpenBowl bowl) {
      return bowl(bowl.radiusM(), bowl.heightM() / 2, bowl.wallM());
    } else if (shape instanceof SolidShape.OpenBox box) {
      Vec3 size = box.sizeM();
      return openBox(size.x() / 2, size.y() / 2, size.z() / 2, box.wallM());
    }
    throw new AssertionError("no surface for " + shape);
  }

  /** A box with half side lengths {@code hx, hy, hz}. */
  private Mesh box(double hx, double hy, double hz) {
    MeshBuilder mesh = new MeshBuilder();
    addBox(mesh, 0, 0, 0, hx, hy, hz);
    return mesh.build();
  }

  /** A cylinder along z. */
  private Mesh cylinder(double radius, double halfHeight) {
    double bevel = bevel(radius, radius, halfHeight);
    double[] r = {0, radius - bevel, radius, radius, radius - bevel, 0};
    double[] z = {
      -halfHeight, -halfHeight, -halfHeight + bevel, halfHeight - bevel, halfHeight, halfHeight
    };
    MeshBuilder mesh = new MeshBuilder();
    for (int i = 0; i + 1 < r.length; i++) {
      addBand(mesh, r[i], z[i], r[i + 1], z[i + 1]);
    }
    return mesh.build();
  }

  private Mesh sphere(double radius) {
    int points = 2 * quarter + 1;
    double[] r = new double[points];
    double[] z = new double[points];
    double[] nr = new double[points];
    double[] nz = new double[points];
    for (int i = 0; i < points; i++) {
      double angle = (i - quarter) * (StrictMath.PI / 2) / quarter;
      boolean pole = i == 0 || i == points - 1;
      nr[i] = pole ? 0 : StrictMath.cos(angle);
      nz[i] = StrictMath.sin(angle);
      r[i] = radius * nr[i];
      z[i] = radius * nz[i];
    }
    MeshBuilder mesh = new MeshBuilder();
    addLathe(mesh, r, z, nr, nz);
    return mesh.build();
  }

  /** A prism along z over a star with {@code points} tips. */
  private Mesh star(int points, double outerRadius, double innerRadius, double halfHeight) {
    int corners = 2 * points;
    double[] x = new double[corners + 1];
    double[] y = new double[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = StrictMath.PI * i / points;
      double radius = i % 2 == 0 ? outerRadius : innerRadius;
      x[i] = radius * StrictMath.cos(angle);
      y[i] = radius * StrictMath.sin(angle);
    }
    x[corners] = x[0];
    y[corners] = y[0];
    double h = halfHeight;
    MeshBuilder mesh = new MeshBuilder();
    for (int i = 0; i < corners; i++) {
      double[] lowA = {x[i], y[i], -h};
      double[] lowB = {x[i + 1], y[i + 1], -h};
      double[] highA = {x[i], y[i], h};
      double[] highB = {x[i + 1], y[i + 1], h};
      mesh.face(lowA, lowB, highB, highA);
      mesh.face(new double[] {0, 0, h}, highA, highB);
      mesh.face(new double[] {0, 0, -h}, lowB, lowA);
    }
    return mesh.build();
  }

  /** A round bowl, open at the top: an upright wall that runs into the floor in a curve. */
  private Mesh bowl(double radius, double halfHeight, double wall) {
    double curve = Math.min(0.4 * radius, halfHeight);
    double bottom = -halfHeight;
    double inner = radius - wall;
    MeshBuilder mesh = new MeshBuilder();
    addBand(mesh, 0, bottom, radius - curve, bottom);
    addCurve(mesh, radius - curve, radius, bottom, bottom + curve, 1);
    addBand(mesh, radius, bottom + curve, radius, halfHeight);
    addBand(mesh, radius, halfHeight, inner, halfHeight);
    addBand(mesh, inner, halfHeight, inner, bottom + curve);
    addCurve(mesh, radius - curve, inner, bottom + wall, bottom + curve, -1);
    addBand(mesh, radius - curve, bottom + wall, 0, bottom + wall);
    return mesh.build();
  }

  /** A box open at the top, with outer half side lengths and walls of one thickness. */
  private Mesh openBox(double hx, double hy, double hz, double wall) {
    double w = wall / 2;
    MeshBuilder mesh = new MeshBuilder();
    addBox(mesh, 0, 0, -hz + w, hx, hy, w);
    addBox(mesh, hx - w, 0, 0, w, hy, hz);
    addBox(mesh, -hx + w, 0, 0, w, hy, hz);
    addBox(mesh, 0, hy - w, 0, hx, w, hz);
    addBox(mesh, 0, -hy + w, 0, hx, w, hz);
    return mesh.build();
  }

  private double bevel(double a, double b, double c) {
    return Math.min(widestBevelM, 0.12 * Math.min(a, Math.min(b, c)));
  }

  private void addBox(
      MeshBuilder mesh, double x, double y, double z, double hx, double hy, double hz) {
    double e = bevel(hx, hy, hz);
    double[] h = {hx, hy, hz};
    double[] centre = {x, y, z};
    for (int axis = 0; axis < 3; axis++) {
      int u = (axis + 1) % 3;
      int v = (axis + 2) % 3;
      for (int side = -1; side <= 1; side += 2) {
        addFace(mesh, centre, h, e, axis, side);
        addBevel(mesh, centre, h, e, u, v, side, -1);
        addBevel(mesh, centre, h, e, u, v, side, 1);
      }
    }
    for (int corner = 0; corner < 8; corner++) {
      int sx = (corner & 1) * 2 - 1;
      int sy = (corner & 2) - 1;
      int sz = (corner & 4) / 2 - 1;
      double[] a = {x + sx * hx, y + sy * (hy - e), z + sz * (hz - e)};
      double[] b = {x + sx * (hx - e), y + sy * hy, z + sz * (hz - e)};
      double[] c = {x + sx * (hx - e), y + sy * (hy - e), z + sz * hz};
      if (sx * sy * sz > 0) {
        mesh.face(a, b, c);
      } else {
        mesh.face(a, c, b);
      }
    }
  }

  private static void addFace(
      MeshBuilder mesh, double[] centre, double[] h, double e, int axis, int side) {
    int u = (axis + 1) % 3;
    int v = (axis + 2) % 3;
    double[][] face = new double[4][];
    for (int i = 0; i < 4; i++) {
      double[] p = centre.clone();
      p[axis] += side * h[axis];
      p[u] += side * (i == 1 || i == 2 ? 1 : -1) * (h[u] - e);
      p[v] += (i >= 2 ? 1 : -1) * (h[v] - e);
      face[i] = p;
    }
    mesh.face(face);
  }

  /**
   * The bevel between the faces at {@code su} on axis {@code u} and {@code sv} on axis {@code v}.
   */
  private static void addBevel(
      MeshBuilder mesh, double[] centre, double[] h, double e, int u, int v, int su, int sv) {
    int along = 3 - u - v;
    int turn = su * sv;
    double[][] face = new double[4][];
    for (int i = 0; i < 4; i++) {
      boolean onU = i == 0 || i == 3;
      double[] p = centre.clone();
      p[u] += su * (onU ? h[u] : h[u] - e);
      p[v] += sv * (onU ? h[v] - e : h[v]);
      p[along] += (i >= 2 ? 1 : -1) * turn * (h[along] - e);
      face[i] = p;
    }
    mesh.face(face);
  }

  /** A cone's band from one circle to the next; outside lies to the right of the way up. */
  private void addBand(MeshBuilder mesh, double r0, double z0, double r1, double z1) {
    double nr = z1 - z0;
    double nz = r0 - r1;
    addLathe(
        mesh,
        new double[] {r0, r1},
        new double[] {z0, z1},
        new double[] {nr, nr},
        new double[] {nz, nz});
  }

  /** A quarter ellipse from the floor up (outside, {@code +1}) or down to it (inside, -1). */
  private void addCurve(MeshBuilder mesh, double r0, double r1, double z0, double z1, int outside) {
    double[] r = new double[quarter + 1];
    double[] z = new double[quarter + 1];
    double[] nr = new double[quarter + 1];
    double[] nz = new double[quarter + 1];
    for (int i = 0; i <= quarter; i++) {
      double angle = (outside > 0 ? i : quarter - i) * (StrictMath.PI / 2) / quarter;
      double sin = StrictMath.sin(angle);
      double cos = StrictMath.cos(angle);
      r[i] = r0 + (r1 - r0) * sin;
      z[i] = z1 - (z1 - z0) * cos;
      nr[i] = outside * (z1 - z0) * sin;
      nz[i] = -outside * (r1 - r0) * cos;
    }
    addLathe(mesh, r, z, nr, nz);
  }

  /** Turns a profile (radius, height, and its normal) about z. */
  private void addLathe(MeshBuilder mesh, double[] r, double[] z, double[] nr, double[] nz) {
    int[] below = new int[0];
    for (int i = 0; i < r.length; i++) {
      int[] ring = new int[around + 1];
      for (int j = 0; j <= around; j++) {
        double angle = 2 * StrictMath.PI * (j % around) / around;
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        ring[j] = mesh.vertex(r[i] * cos, r[i] * sin, z[i], nr[i] * cos, nr[i] * sin, nz[i]);
      }
      for (int j = 0; j < around && i > 0; j++) {
        mesh.quad(below[j], below[j + 1], ring[j + 1], ring[j]);
      }
      below = ring;
    }
  }
}
