package dev.ergon.core.robot.urdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The colours of a description. A material is defined under {@code <robot>} or in the first visual
 * that needs it, and named from any other; the definition under {@code <robot>} wins.
 */
final class Materials {
  /** A visual without a colour is light grey. */
  private static final int DEFAULT_RGB = 0xC8C8C8;

  private final Map<String, Integer> named = new HashMap<>();

  Materials(XmlElement robot) {
    for (XmlElement material : robot.children("material")) {
      Integer before = named.put(material.text("name"), definition(material).orElse(DEFAULT_RGB));
      if (before != null) {
        throw material.error("is defined twice");
      }
    }
    for (XmlElement link : robot.children("link")) {
      for (XmlElement visual : link.children("visual")) {
        visual.child("material").ifPresent(this::defineInPlace);
      }
    }
  }

  /** The colour of {@code visual} as 0xRRGGBB. */
  int rgb(XmlElement visual) {
    Optional<XmlElement> material = visual.child("material");
    if (material.isEmpty()) {
      return DEFAULT_RGB;
    }
    Optional<Integer> own = definition(material.get());
    if (own.isPresent()) {
      return own.get();
    }
    Integer known = named.get(material.get().text("name"));
    if (known == null) {
      throw material.get().attributeError("name", "a material that is defined somewhere");
    }
    return known;
  }

  private void defineInPlace(XmlElement material) {
    String name = material.attribute("name");
    if (name != null && !name.isEmpty()) {
      definition(material).ifPresent(rgb -> named.putIfAbsent(name, rgb));
    }
  }

  /** The colour that this element itself gives; a texture alone counts as the default colour. */
  private static Optional<Integer> definition(XmlElement material) {
    Optional<XmlElement> colour = material.child("color");
    if (colour.isPresent()) {
      return Optional.of(rgb(colour.get(), colour.get().numbers("rgba", 4)));
    }
    List<XmlElement> textures = material.children("texture");
    return textures.isEmpty() ? Optional.empty() : Optional.of(DEFAULT_RGB);
  }

  private static int rgb(XmlElement colour, double[] rgba) {
    int rgb = 0;
    for (int i = 0; i < 3; i++) {
      if (!(rgba[i] >= 0 && rgba[i] <= 1)) {
        throw colour.attributeError("rgba", "four numbers in 0..1");
      }
      rgb = rgb << 8 | (int) Math.round(rgba[i] * 255);
    }
    return rgb;
  }
}
