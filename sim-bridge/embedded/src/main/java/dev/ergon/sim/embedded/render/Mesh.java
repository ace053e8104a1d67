package dev.ergon.sim.embedded.render;

/**
 * A closed surface of triangles in a solid's own frame, metres. Triangles run counter-clockwise
 * seen from outside. Immutable by convention: the arrays are the package's own and never written
 * again.
 *
 * @param positions {@code [vertex * 3 + axis]}
 * @param normals {@code [vertex * 3 + axis]}, unit length, pointing outwards
 * @param corners {@code [triangle * 3 + corner]}, vertex numbers
 * @param flat {@code [triangle]}: the three normals are one
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, compared by identity only
record Mesh(double[] positions, double[] normals, int[] corners, boolean[] flat) {
  /** The radius of a ball about the origin that holds every vertex, metres. */
  double reachM() {
    double square = 0;
    for (int i = 0; i < positions.length; i += 3) {
      double x = positions[i];
      double y = positions[i + 1];
      double z = positions[i + 2];
      square = Math.max(square, x * x + y * y + z * z);
    }
    return Math.sqrt(square);
  }

  int vertexCount() {
    return positions.length / 3;
  }

  int triangleCount() {
    return flat.length;
  }
}
