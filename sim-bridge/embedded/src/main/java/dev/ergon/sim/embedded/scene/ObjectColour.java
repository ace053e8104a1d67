package dev.ergon.sim.embedded.scene;

import java.util.Locale;

/** What an object's colour is called, and its pure form. */
public enum ObjectColour {
  RED(0xC8202A),
  GREEN(0x2E9E4A),
  BLUE(0x2456C8),
  YELLOW(0xF0CC20),
  ORANGE(0xF07818),
  PURPLE(0x7A36B0);

  private final int rgb;

  ObjectColour(int rgb) {
    this.rgb = rgb;
  }

  /** The adjective, lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** 0xRRGGBB. */
  public int rgb() {
    return rgb;
  }
}
