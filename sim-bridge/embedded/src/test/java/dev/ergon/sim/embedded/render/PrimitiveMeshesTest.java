package dev.ergon.sim.embedded.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.scene.SolidShape;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrimitiveMeshesTest {
  /** Every shape with the volume that geometry gives it, in cubic metres. */
  static Stream<Arguments> shapes() {
    double pi = StrictMath.PI;
    return Stream.of(
        Arguments.of(new SolidShape.Box(new Vec3(0.05, 0.04, 0.03)), 0.05 * 0.04 * 0.03),
        Arguments.of(new SolidShape.Cylinder(0.03, 0.06), pi * 0.03 * 0.03 * 0.06),
        Arguments.of(new SolidShape.Sphere(0.03), 4 * pi / 3 * 0.03 * 0.03 * 0.03),
        Arguments.of(
            new SolidShape.StarPrism(0.04, 0.02, 5, 0.03),
            5 * 0.04 * 0.02 * StrictMath.sin(pi / 5) * 0.03),
        Arguments.of(
            new SolidShape.OpenBox(new Vec3(0.1, 0.1, 0.05), 0.005),
            0.1 * 0.1 * 0.05 - 0.09 * 0.09 * 0.045 + 4 * 0.1 * 0.005 * 0.005));
  }

  static Stream<SolidShape> everyShape() {
    return Stream.concat(
        shapes().map(a -> (SolidShape) a.get()[0]),
        Stream.of(
            new SolidShape.OpenBowl(0.06, 0.05, 0.005), new SolidShape.Box(new Vec3(0.1, 0.2, 0))));
  }

  @ParameterizedTest
  @MethodSource("everyShape")
  void everySurfaceIsClosed(SolidShape shape) {
    for (PrimitiveMeshes detail :
        new PrimitiveMeshes[] {PrimitiveMeshes.FINE, PrimitiveMeshes.COARSE}) {
      Mesh mesh = detail.of(shape);
      Map<String, Integer> sides = new HashMap<>();
      for (int t = 0; t < mesh.triangleCount(); t++) {
        for (int corner = 0; corner < 3; corner++) {
          String from = place(mesh, mesh.corners()[t * 3 + corner]);
          String to = place(mesh, mesh.corners()[t * 3 + (corner + 1) % 3]);
          sides.merge(from + ">" + to, 1, Integer::sum);
          sides.merge(to + ">" + from, -1, Integer::sum);
        }
      }
      sides.forEach((side, open) -> assertEquals(0, open, side));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void volumeIsThatOfTheShape(SolidShape shape, double volume) {
    assertEquals(volume, volume(PrimitiveMeshes.FINE.of(shape)), 0.06 * volume);
  }

  @ParameterizedTest
  @MethodSource("everyShape")
  void normalsPointAwayFromTheInside(SolidShape shape) {
    Mesh mesh = PrimitiveMeshes.FINE.of(shape);
    for (int t = 0; t < mesh.triangleCount(); t++) {
      Vec3 a = at(mesh.positions(), mesh.corners()[t * 3]);
      Vec3 b = at(mesh.positions(), mesh.corners()[t * 3 + 1]);
      Vec3 c = at(mesh.positions(), mesh.corners()[t * 3 + 2]);
      Vec3 face = b.minus(a).cross(c.minus(a));
      for (int corner = 0; corner < 3; corner++) {
        Vec3 normal = at(mesh.normals(), mesh.corners()[t * 3 + corner]);
        assertEquals(1, normal.norm(), 1e-9);
        assertTrue(face.dot(normal) > 0, "triangle " + t);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyShape")
  void reachHoldsEveryVertexWithinTheBoundingBox(SolidShape shape) {
    Mesh mesh = PrimitiveMeshes.FINE.of(shape);
    for (int i = 0; i < mesh.vertexCount(); i++) {
      Vec3 p = at(mesh.positions(), i);
      assertTrue(p.norm() <= mesh.reachM() + 1e-12);
      assertTrue(Math.abs(p.z()) <= shape.heightM() / 2 + 1e-9);
    }
  }

  private static double volume(Mesh mesh) {
    double six = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      Vec3 a = at(mesh.positions(), mesh.corners()[t * 3]);
      Vec3 b = at(mesh.positions(), mesh.corners()[t * 3 + 1]);
      Vec3 c = at(mesh.positions(), mesh.corners()[t * 3 + 2]);
      six += a.dot(b.cross(c));
    }
    return six / 6;
  }

  private static Vec3 at(double[] xyz, int vertex) {
    return new Vec3(xyz[vertex * 3], xyz[vertex * 3 + 1], xyz[vertex * 3 + 2]);
  }

  private static String place(Mesh mesh, int vertex) {
    Vec3 p = at(mesh.positions(), vertex);
    return Math.round(p.x() * 1e7) + "," + Math.round(p.y() * 1e7) + "," + Math.round(p.z() * 1e7);
  }
}
