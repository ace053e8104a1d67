package dev.ergon.sim.embedded.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.image.Image;
import dev.ergon.sim.embedded.scene.Lighting;
import dev.ergon.sim.embedded.scene.Solid;
import dev.ergon.sim.embedded.scene.Viewpoint;
import dev.ergon.sim.embedded.scene.WorldView;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class RasteriserTest {
  private static final WorldView WORLD = StillLife.world();
  private static final Viewpoint FRONT = WORLD.viewpoints().get(0);
  private static final Viewpoint ABOVE = WORLD.viewpoints().get(1);

  /** The same bytes on every JVM and machine: the numbers change only with the picture. */
  @Test
  void pictureDepthAndSegmentationAreTheSameBitsEverywhere() {
    assertEquals(
        List.of("9738fd58", "7bb3683c", "117e604c"),
        List.of(
            fingerprint(new Rasteriser(128, 128, 1), FRONT),
            fingerprint(new Rasteriser(128, 128, 2), FRONT),
            fingerprint(new Rasteriser(200, 150, 2), ABOVE)));
  }

  @Test
  void secondPictureOfAWorldEqualsTheFirst() {
    Rasteriser rasteriser = new Rasteriser(96, 96, 2);
    Image first = rasteriser.render(WORLD, FRONT);
    rasteriser.render(StillLife.emptyTable(), ABOVE);
    assertEquals(first, rasteriser.render(WORLD, FRONT));
  }

  @Test
  void depthIsTheDistanceAlongTheOpticalAxis() {
    // Straight down from one metre above the table.
    Rasteriser rasteriser = new Rasteriser(201, 201, 1);
    rasteriser.render(StillLife.emptyTable(), ABOVE);
    assertEquals(1.0, rasteriser.depthM(100, 100), 1e-6);
    assertEquals(1.0, rasteriser.depthM(90, 110), 1e-6);
    assertEquals(Solid.TABLE_ID, rasteriser.solidId(100, 100));
  }

  @Test
  void nothingIsInfinitelyFarAndHasTheBackgroundsId() {
    Rasteriser rasteriser = new Rasteriser(64, 64, 2);
    rasteriser.render(WORLD, ABOVE);
    assertEquals(Float.POSITIVE_INFINITY, rasteriser.depthM(0, 0));
    assertEquals(Solid.BACKGROUND_ID, rasteriser.solidId(0, 0));
  }

  @Test
  void everySolidInViewIsInTheSegmentationWhereItStands() {
    Rasteriser rasteriser = new Rasteriser(256, 256, 2);
    rasteriser.render(WORLD, FRONT);
    for (Solid solid : WORLD.solids()) {
      if (solid.id() >= Solid.FIRST_OBJECT_ID) {
        Vec3 seen = FRONT.xWorldCamera().inverse().apply(solid.xWorld().translation());
        double focal = 128 / StrictMath.tan(FRONT.verticalFovRad() / 2);
        int x = (int) (focal * seen.x() / seen.z() + 128);
        int y = (int) (focal * seen.y() / seen.z() + 128);
        assertEquals(solid.id(), rasteriser.solidId(x, y), solid.toString());
        assertEquals(seen.z(), rasteriser.depthM(x, y), 0.08);
      }
    }
  }

  @Test
  void solidsDarkenTheTableWhereTheyShadowItAndNowhereLightenIt() {
    Rasteriser rasteriser = new Rasteriser(256, 256, 1);
    Image empty = rasteriser.render(StillLife.emptyTable(), ABOVE);
    Image full = rasteriser.render(WORLD, ABOVE);
    int darker = 0;
    for (int y = 0; y < 256; y++) {
      for (int x = 0; x < 256; x++) {
        boolean table = rasteriser.solidId(x, y) == Solid.TABLE_ID;
        assertTrue(!table || full.sample(x, y, 1) <= empty.sample(x, y, 1));
        darker += table && full.sample(x, y, 1) < empty.sample(x, y, 1) ? 1 : 0;
      }
    }
    assertTrue(darker > 1000, "shadowed pixels: " + darker);
  }

  @Test
  void dimmerLampMakesADarkerPicture() {
    Rasteriser rasteriser = new Rasteriser(64, 64, 1);
    Lighting bright = WORLD.lighting();
    Lighting dim = new Lighting(bright.towardsLamp(), bright.lamp() / 2, bright.ambient());
    WorldView evening = new WorldView(0, WORLD.solids(), dim, WORLD.viewpoints());
    assertTrue(mean(rasteriser.render(evening, ABOVE)) < mean(rasteriser.render(WORLD, ABOVE)) - 5);
  }

  @Test
  void supersamplingSmoothsEdgesAndKeepsTheRest() {
    Image plain = new Rasteriser(128, 128, 1).render(WORLD, FRONT);
    Image smooth = new Rasteriser(128, 128, 2).render(WORLD, FRONT);
    assertNotEquals(plain, smooth);
    assertEquals(mean(plain), mean(smooth), 1.0);
  }

  @Test
  void nothingButThePictureIsAllocatedAfterWarmUp() {
    Rasteriser rasteriser = new Rasteriser(64, 64, 2);
    for (int i = 0; i < 300; i++) {
      rasteriser.render(WORLD, FRONT);
    }
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    int pictures = 200;
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < pictures; i++) {
      rasteriser.render(WORLD, FRONT);
    }
    long each = (threads.getCurrentThreadAllocatedBytes() - before) / pictures;
    long picture = 64 * 64 * 3;
    // The camera and its directions are a few small values per picture, whatever the scene.
    assertTrue(each < picture + 1_500, "allocated " + each + " bytes per picture");
  }

  @Test
  void refusesSizesItCannotHold() {
    assertThrows(IllegalArgumentException.class, () -> new Rasteriser(0, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new Rasteriser(Image.MAX_SIDE, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Rasteriser(10, 10, 5));
  }

  private static double mean(Image image) {
    long sum = 0;
    for (byte sample : image.toBytes()) {
      sum += sample & 0xFF;
    }
    return (double) sum / (image.width() * image.height() * 3);
  }

  private static String fingerprint(Rasteriser rasteriser, Viewpoint viewpoint) {
    Image image = rasteriser.render(WORLD, viewpoint);
    CRC32 crc = new CRC32();
    crc.update(image.toBytes());
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int bits = Float.floatToRawIntBits(rasteriser.depthM(x, y));
        for (int shift = 0; shift < 32; shift += 8) {
          crc.update(bits >>> shift);
        }
        crc.update(rasteriser.solidId(x, y));
      }
    }
    return Long.toHexString(crc.getValue());
  }
}
