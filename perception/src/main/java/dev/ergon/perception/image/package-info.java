/**
 * From a picture to what a vision model takes: decoding, Pillow's resize to the bit, crop, pad,
 * normalise. Values are immutable; an {@link dev.ergon.perception.image.ImagePipeline} holds
 * buffers and belongs to one thread.
 */
@NullMarked
package dev.ergon.perception.image;

import org.jspecify.annotations.NullMarked;
