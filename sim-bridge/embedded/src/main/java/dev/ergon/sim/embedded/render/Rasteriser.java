package dev.ergon.sim.embedded.render;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.sim.embedded.scene.Lighting;
import dev.ergon.sim.embedded.scene.Solid;
import dev.ergon.sim.embedded.scene.Viewpoint;
import dev.ergon.sim.embedded.scene.WorldView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws a world: colour, depth and segmentation from one pass. First every sample finds the nearest
 * triangle, then shadows are marked on the table, then each sample is lit once.
 *
 * <p>Two shadows fall on the table: the lamp's, and a faint one straight below each solid, which
 * tells how far above the table it hangs. Solids do not shadow one another.
 *
 * <p>The same world gives the same bytes everywhere. After the first pictures of a scene nothing is
 * allocated but the {@link Image} and a few small values. Owned by one thread.
 */
public final class Rasteriser {
  private static final byte LAMP_SHADOW = 1;
  private static final byte OVERHEAD_SHADOW = 2;
  private static final int SHADOWS = 4;
  private static final int NOT_PLAIN = Integer.MIN_VALUE;
  private static final double OVERHEAD_SHARE = 0.72;

  /** Lets markings painted on the table win against it. */
  private static final double MARKING_BIAS = 1 + 3e-4;

  /** A solid whose reach is less than this shows neither bevels nor the corners of its circles. */
  private static final double SMALL_PIXELS = 16;

  private static final int PLANES = 9;
  private static final double[] BACKGROUND_TOP = {0.60, 0.66, 0.72};
  private static final double[] BACKGROUND_BOTTOM = {0.30, 0.33, 0.38};

  private final int width;
  private final int height;
  private final int samplesPerSide;
  private final TriangleRaster raster;
  private final SceneMeshes meshes = new SceneMeshes();
  private final List<Surface> surfaces = new ArrayList<>();

  private final Placement xCameraWorld = new Placement();
  private final Placement xWorldSolid = new Placement();
  private final Placement xCameraSolid = new Placement();
  private final double[] lamp = new double[3];
  private final double[] halfway = new double[3];
  private double[] worldXyz = new double[0];
  private double[] cameraXyz = new double[0];
  private double focalPixels;
  private int triangles;

  /** Per triangle: a flat one's light without and with shadow, or a smooth one's normal planes. */
  private double[] planes = new double[0];

  private int[] surfaceOf = new int[0];
  private boolean[] flat = new boolean[0];
  private boolean[] ground = new boolean[0];
  private byte[] solidId = new byte[0];

  private final double[] background = new double[3];
  private final double[] pixel = new double[3];
  private final double[] sampleLight = new double[3];

  /**
   * @param samplesPerSide 1, or 2 to smooth edges: each pixel is then the mean of 2 x 2 samples
   */
  public Rasteriser(int width, int height, int samplesPerSide) {
    if (samplesPerSide < 1 || samplesPerSide > 4) {
      throw new IllegalArgumentException(
          "samples per side: got " + samplesPerSide + ", wanted 1..4");
    }
    if (width < 1 || height < 1 || Math.max(width, height) * samplesPerSide > Image.MAX_SIDE) {
      throw new IllegalArgumentException(
          "picture size: got "
              + width
              + "x"
              + height
              + " with "
              + samplesPerSide
              + " samples per side, wanted 1.."
              + Image.MAX_SIDE
              + " samples each");
    }
    this.width = width;
    this.height = height;
    this.samplesPerSide = samplesPerSide;
    this.raster = new TriangleRaster(width * samplesPerSide, height * samplesPerSide);
  }

  /** The picture from {@code viewpoint}; depth and segmentation can be read until the next one. */
  public Image render(WorldView world, Viewpoint viewpoint) {
    PinholeCamera camera =
        PinholeCamera.ofVerticalFov(
            width * samplesPerSide, height * samplesPerSide, viewpoint.verticalFovRad());
    raster.begin(camera);
    focalPixels = camera.fy() / samplesPerSide;
    xCameraWorld.set(viewpoint.xWorldCamera().inverse());
    Vec3 towardsLamp = world.lighting().towardsLamp();
    Vec3 backwards = viewpoint.xWorldCamera().rotation().rotate(Vec3.Z).times(-1);
    Vec3 between = towardsLamp.plus(backwards);
    store(towardsLamp, lamp);
    store(between.norm() > 1e-6 ? between.normalised() : Vec3.Z, halfway);
    triangles = 0;
    List<Solid> solids = world.solids();
    for (int i = 0; i < solids.size(); i++) {
      draw(i, solids.get(i), world.lighting());
    }
    for (int i = 0; i < solids.size(); i++) {
      if (!surfaces.get(i).isGround()) {
        Mesh mesh = meshes.of(solids.get(i).shape()).coarse();
        xWorldSolid.set(solids.get(i).xWorld());
        castShadow(mesh, lamp[0] / lamp[2], lamp[1] / lamp[2], LAMP_SHADOW);
        castShadow(mesh, 0, 0, OVERHEAD_SHADOW);
      }
    }
    return resolve();
  }

  private static void store(Vec3 v, double[] target) {
    target[0] = v.x();
    target[1] = v.y();
    target[2] = v.z();
  }

  /**
   * The distance along the optical axis of what the pixel's middle shows, in metres; infinite where
   * nothing is.
   */
  public float depthM(int x, int y) {
    return 1 / raster.inverseDepth(middleSample(x, y));
  }

  /** The id of the solid that the pixel's middle shows, or {@link Solid#BACKGROUND_ID}. */
  public int solidId(int x, int y) {
    int seen = raster.nearest(middleSample(x, y));
    return seen == TriangleRaster.NOTHING ? Solid.BACKGROUND_ID : solidId[seen] & 0xFF;
  }

  private int middleSample(int x, int y) {
    int half = samplesPerSide / 2;
    return (y * samplesPerSide + half) * raster.width() + x * samplesPerSide + half;
  }

  private void draw(int index, Solid solid, Lighting lighting) {
    if (index == surfaces.size()) {
      surfaces.add(new Surface());
    }
    Surface surface = surfaces.get(index);
    xWorldSolid.set(solid.xWorld());
    surface.assign(solid, xWorldSolid, lighting, lamp, halfway);
    SceneMeshes.ShapeMeshes entry = meshes.of(solid.shape());
    xCameraSolid.setProduct(xCameraWorld, xWorldSolid);
    if (!raster.maySee(
        xCameraSolid.origin(0), xCameraSolid.origin(1), xCameraSolid.origin(2), entry.reachM())) {
      return;
    }
    double radiusPixels = entry.reachM() * focalPixels / Math.max(1e-3, xCameraSolid.origin(2));
    Mesh mesh = radiusPixels < SMALL_PIXELS ? entry.coarse() : entry.fine();
    reserveVertices(mesh.positions().length);
    xCameraSolid.apply(mesh.positions(), cameraXyz, mesh.positions().length);
    raster.place(cameraXyz, mesh.vertexCount());
    reserve(triangles + mesh.triangleCount());
    boolean marking = !solid.castsShadow() && solid.id() != Solid.TABLE_ID;
    double nearer = marking ? MARKING_BIAS : 1;
    int[] corners = mesh.corners();
    for (int t = 0; t < mesh.triangleCount(); t++) {
      int a = corners[t * 3];
      int b = corners[t * 3 + 1];
      int c = corners[t * 3 + 2];
      // Of paint only the top is there: its edges, a hair thick, would flicker.
      boolean hidden = marking && mesh.normals()[a * 3 + 2] < 0.99;
      if (!hidden && raster.setUp(cameraXyz, a, b, c)) {
        record(index, surface, mesh, t);
        raster.draw(triangles, nearer);
        triangles++;
      }
    }
  }

  /** Keeps what lighting the triangle in hand needs later. */
  private void record(int index, Surface surface, Mesh mesh, int t) {
    double[] n = mesh.normals();
    int a = mesh.corners()[t * 3] * 3;
    int b = mesh.corners()[t * 3 + 1] * 3;
    int c = mesh.corners()[t * 3 + 2] * 3;
    int at = triangles * PLANES;
    surfaceOf[triangles] = index;
    solidId[triangles] = (byte) surface.id();
    flat[triangles] = mesh.flat()[t];
    ground[triangles] = surface.isGround();
    if (mesh.flat()[t]) {
      surface.light(n[a], n[a + 1], n[a + 2], 1, planes, at);
      surface.light(n[a], n[a + 1], n[a + 2], 0, planes, at + 3);
    } else {
      for (int axis = 0; axis < 3; axis++) {
        raster.plane(n[a + axis], n[b + axis], n[c + axis], planes, at + 3 * axis);
      }
    }
  }

  /** Marks where the solid in hand stands between the table (z = 0) and light from (dx, dy, 1). */
  private void castShadow(Mesh mesh, double dx, double dy, byte bit) {
    int length = mesh.positions().length;
    reserveVertices(length);
    xWorldSolid.apply(mesh.positions(), worldXyz, length);
    for (int i = 0; i < length; i += 3) {
      double z = Math.max(0, worldXyz[i + 2]);
      worldXyz[i] -= z * dx;
      worldXyz[i + 1] -= z * dy;
      worldXyz[i + 2] = 0;
    }
    xCameraWorld.apply(worldXyz, cameraXyz, length);
    raster.place(cameraXyz, mesh.vertexCount());
    int[] corners = mesh.corners();
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (raster.setUp(cameraXyz, corners[t * 3], corners[t * 3 + 1], corners[t * 3 + 2])) {
        raster.shade(bit, ground);
      }
    }
  }

  private void reserveVertices(int length) {
    if (cameraXyz.length < length) {
      cameraXyz = new double[length];
      worldXyz = new double[length];
    }
  }

  private void reserve(int wanted) {
    if (wanted > surfaceOf.length) {
      int capacity = Math.max(wanted, 2 * surfaceOf.length);
      planes = Arrays.copyOf(planes, capacity * PLANES);
      surfaceOf = Arrays.copyOf(surfaceOf, capacity);
      flat = Arrays.copyOf(flat, capacity);
      ground = Arrays.copyOf(ground, capacity);
      solidId = Arrays.copyOf(solidId, capacity);
    }
  }

  private Image resolve() {
    byte[] samples = new byte[width * height * 3];
    int at = 0;
    for (int y = 0; y < height; y++) {
      mixBackground((y + 0.5) / height);
      int plainBefore = NOT_PLAIN;
      for (int x = 0; x < width; x++) {
        int plain = plain(x, y);
        if (plain != NOT_PLAIN && plain == plainBefore) {
          System.arraycopy(samples, at - 3, samples, at, 3);
        } else {
          lightPixel(x, y);
          samples[at] = Srgb.sample(pixel[0]);
          samples[at + 1] = Srgb.sample(pixel[1]);
          samples[at + 2] = Srgb.sample(pixel[2]);
        }
        plainBefore = plain;
        at += 3;
      }
    }
    return Image.adopt(width, height, PixelFormat.RGB8, samples);
  }

  /**
   * Tells pixels of a row apart that have one colour all over: neighbours with the same number look
   * the same. {@link #NOT_PLAIN} for all others.
   */
  private int plain(int x, int y) {
    int first = y * samplesPerSide * raster.width() + x * samplesPerSide;
    int seen = raster.nearest(first);
    boolean plain = seen == TriangleRaster.NOTHING || flat[seen];
    return plain && raster.isUniform(first, samplesPerSide)
        ? seen * SHADOWS + raster.shadows(first)
        : NOT_PLAIN;
  }

  private void mixBackground(double down) {
    for (int channel = 0; channel < 3; channel++) {
      background[channel] =
          BACKGROUND_TOP[channel] + down * (BACKGROUND_BOTTOM[channel] - BACKGROUND_TOP[channel]);
    }
  }

  /** Lights a pixel once where all its samples agree, else each of them. */
  private void lightPixel(int x, int y) {
    int first = y * samplesPerSide * raster.width() + x * samplesPerSide;
    double middleX = (x + 0.5) * samplesPerSide;
    double middleY = (y + 0.5) * samplesPerSide;
    if (raster.isUniform(first, samplesPerSide)) {
      light(first, middleX, middleY, pixel);
      return;
    }
    pixel[0] = 0;
    pixel[1] = 0;
    pixel[2] = 0;
    double share = 1.0 / (samplesPerSide * samplesPerSide);
    for (int sy = 0; sy < samplesPerSide; sy++) {
      for (int sx = 0; sx < samplesPerSide; sx++) {
        light(first + sy * raster.width() + sx, middleX, middleY, sampleLight);
        pixel[0] += sampleLight[0] * share;
        pixel[1] += sampleLight[1] * share;
        pixel[2] += sampleLight[2] * share;
      }
    }
  }

  /** The light of what a sample shows, with its normal taken at (x, y). */
  private void light(int sample, double x, double y, double[] rgb) {
    int seen = raster.nearest(sample);
    if (seen == TriangleRaster.NOTHING) {
      rgb[0] = background[0];
      rgb[1] = background[1];
      rgb[2] = background[2];
    } else if (flat[seen]) {
      byte shadow = raster.shadows(sample);
      int at = seen * PLANES + ((shadow & LAMP_SHADOW) != 0 ? 3 : 0);
      double share = (shadow & OVERHEAD_SHADOW) != 0 ? OVERHEAD_SHARE : 1;
      rgb[0] = planes[at] * share;
      rgb[1] = planes[at + 1] * share;
      rgb[2] = planes[at + 2] * share;
    } else {
      lightSmooth(seen, x, y, rgb);
    }
  }

  private void lightSmooth(int seen, double x, double y, double[] rgb) {
    int at = seen * PLANES;
    double nx = planes[at] * x + planes[at + 1] * y + planes[at + 2];
    double ny = planes[at + 3] * x + planes[at + 4] * y + planes[at + 5];
    double nz = planes[at + 6] * x + planes[at + 7] * y + planes[at + 8];
    double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    double scale = length > 0 ? 1 / length : 0;
    surfaces.get(surfaceOf[seen]).light(nx * scale, ny * scale, nz * scale, 1, rgb, 0);
  }
}
