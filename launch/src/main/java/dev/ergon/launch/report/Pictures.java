package dev.ergon.launch.report;

import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** From camera pictures to Java2D's. */
final class Pictures {
  private Pictures() {}

  static BufferedImage of(Image image) {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    int channels = image.format().channels();
    byte[] row = new byte[image.width() * channels];
    int[] rgb = new int[image.width()];
    boolean grey = image.format() == PixelFormat.MONO8;
    for (int y = 0; y < image.height(); y++) {
      image.copyRow(y, row, 0);
      for (int x = 0; x < rgb.length; x++) {
        int at = x * channels;
        int red = row[at] & 0xFF;
        int green = row[grey ? at : at + 1] & 0xFF;
        int blue = row[grey ? at : at + 2] & 0xFF;
        rgb[x] = red << 16 | green << 8 | blue;
      }
      picture.setRGB(0, y, rgb.length, 1, rgb, 0, rgb.length);
    }
    return picture;
  }

  /** Draws a picture as large as it fits into a box, in the middle of it. */
  static void fit(Graphics2D g, BufferedImage picture, Rectangle box) {
    double wide = (double) box.width / picture.getWidth();
    double high = (double) box.height / picture.getHeight();
    draw(g, picture, box, Math.min(wide, high));
  }

  /** Draws the middle of a picture so that it covers a box. */
  static void cover(Graphics2D g, BufferedImage picture, Rectangle box) {
    double wide = (double) box.width / picture.getWidth();
    double high = (double) box.height / picture.getHeight();
    Graphics2D inside = (Graphics2D) g.create();
    inside.clip(box);
    draw(inside, picture, box, Math.max(wide, high));
    inside.dispose();
  }

  private static void draw(Graphics2D g, BufferedImage picture, Rectangle box, double scale) {
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(
        picture,
        box.x + (box.width - width) / 2,
        box.y + (box.height - height) / 2,
        width,
        height,
        null);
  }

  /** A graphics context with smooth edges and letters. */
  static Graphics2D brush(BufferedImage canvas) {
    Graphics2D g = canvas.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return g;
  }
}
