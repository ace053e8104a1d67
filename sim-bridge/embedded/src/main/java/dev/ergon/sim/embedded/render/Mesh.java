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
  int vertexCount() {
    return positions.length / 3;
  }

  int triangleCount() {
    return flat.length;
  }
}
