package dev.ergon.sim.embedded.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TriangleRasterTest {
  private static final int SIDE = 32;
  private static final PinholeCamera CAMERA = new PinholeCamera(SIDE, SIDE, 16, 16, 16, 16);

  /** A square that fills the picture, cut into four triangles that meet in one inner point. */
  @Property(tries = 500)
  void neighboursLeaveNoGapAndShareNoSample(
      @ForAll @DoubleRange(min = -0.99, max = 0.99) double x,
      @ForAll @DoubleRange(min = -0.99, max = 0.99) double y,
      @ForAll @DoubleRange(min = 0.5, max = 3) double z) {
    double[] xyz = {-1, -1, 1, 1, -1, 1, 1, 1, 1, -1, 1, 1, x * z, y * z, z};
    int[] drawn = new int[SIDE * SIDE];
    for (int side = 0; side < 4; side++) {
      TriangleRaster raster = raster(xyz);
      if (raster.setUp(xyz, 4, (side + 1) % 4, side)) {
        raster.draw(side, 1);
      }
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] += raster.nearest(i) == TriangleRaster.NOTHING ? 0 : 1;
      }
    }
    for (int i = 0; i < drawn.length; i++) {
      assertEquals(1, drawn[i], "sample " + i);
    }
  }

  @Test
  void depthIsThatOfThePlaneAtEverySample() {
    // The plane z = 2 + 0.5 x.
    double[] xyz = {-3, -9, 0.5, 9, -9, 6.5, 9, 9, 6.5, -3, 9, 0.5};
    TriangleRaster raster = raster(xyz);
    drawSquare(raster, xyz);
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double ray = (column + 0.5 - 16) / 16;
        double wanted = 2 / (1 - 0.5 * ray);
        assertEquals(wanted, 1 / raster.inverseDepth(row * SIDE + column), 1e-5 * wanted);
      }
    }
  }

  @Test
  void partBehindTheCameraIsNotSeen() {
    // A floor one metre below the camera, from far behind it to far ahead.
    double[] xyz = {-50, 1, 50, 50, 1, 50, 50, 1, -50, -50, 1, -50};
    TriangleRaster raster = raster(xyz);
    drawSquare(raster, xyz);
    assertEquals(TriangleRaster.NOTHING, raster.nearest(4 * SIDE + 16), "above the horizon");
    assertTrue(raster.nearest(28 * SIDE + 16) >= 0, "below the horizon");
    assertEquals(16 / 12.5, 1 / raster.inverseDepth(28 * SIDE + 16), 1e-5);
  }

  @Test
  void backOfATriangleIsNotDrawn() {
    double[] xyz = {-1, -1, 1, 1, -1, 1, 1, 1, 1};
    TriangleRaster raster = raster(xyz);
    assertTrue(raster.setUp(xyz, 0, 2, 1));
    assertFalse(raster.setUp(xyz, 0, 1, 2));
  }

  @Test
  void nearerTriangleWinsWhateverTheOrder() {
    double[] xyz = {-2, -2, 1, 2, -2, 1, 0, 2, 1, -4, -4, 2, 4, -4, 2, 0, 4, 2};
    for (int first = 0; first < 2; first++) {
      TriangleRaster raster = raster(xyz);
      for (int turn = 0; turn < 2; turn++) {
        int triangle = (first + turn) % 2;
        assertTrue(raster.setUp(xyz, triangle * 3, triangle * 3 + 2, triangle * 3 + 1));
        raster.draw(triangle, 1);
      }
      assertEquals(0, raster.nearest(16 * SIDE + 16));
    }
  }

  private static void drawSquare(TriangleRaster raster, double[] xyz) {
    assertTrue(raster.setUp(xyz, 0, 2, 1));
    raster.draw(0, 1);
    assertTrue(raster.setUp(xyz, 0, 3, 2));
    raster.draw(1, 1);
  }

  private static TriangleRaster raster(double[] xyz) {
    TriangleRaster raster = new TriangleRaster(SIDE, SIDE);
    raster.begin(CAMERA);
    raster.place(xyz, xyz.length / 3);
    return raster;
  }
}
