package dev.ergon.launch.report;

import java.awt.Color;

/** The colours of video and contact sheet. */
final class Palette {
  static final Color GROUND = new Color(0x0F1420);
  static final Color PANEL = new Color(0x1A2233);
  static final Color LINE = new Color(0x33405A);
  static final Color TEXT = new Color(0xEAEFF8);
  static final Color FAINT = new Color(0x93A1BC);
  static final Color ACCENT = new Color(0x62B0FF);
  static final Color GOOD = new Color(0x3CCB8B);
  static final Color BAD = new Color(0xFF6F6F);

  private Palette() {}
}
