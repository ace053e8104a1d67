package dev.ergon.datasets.internal.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Page codecs in pure Java. Writes plain pages only: a robot's float columns hardly compress. Reads
 * what other writers use: none, snappy, gzip, zstd.
 */
final class JavaCodecs implements CompressionCodecFactory {
  /** What a page may claim to unpack to; parquet writers stay near 1 MiB. */
  static final int MAX_PAGE_BYTES = 256 << 20;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    if (codec != CompressionCodecName.UNCOMPRESSED) {
      throw new IllegalArgumentException("parquet codec: got " + codec + ", wanted UNCOMPRESSED");
    }
    return new PlainCompressor();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return new PageDecompressor(codec);
  }

  @Override
  public void release() {}

  private static final class PlainCompressor implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput bytes) {
      return bytes;
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.UNCOMPRESSED;
    }

    @Override
    public void release() {}
  }

  private record PageDecompressor(CompressionCodecName codec) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      if (codec == CompressionCodecName.UNCOMPRESSED) {
        return bytes;
      }
      if (size < 0 || size > MAX_PAGE_BYTES) {
        throw new IOException("page size: got " + size + " bytes, wanted 0.." + MAX_PAGE_BYTES);
      }
      return BytesInput.from(unpack(bytes.toByteArray(), size));
    }

    @Override
    public void decompress(
        ByteBuffer input, int compressedSize, ByteBuffer output, int uncompressedSize)
        throws IOException {
      output.put(
          decompress(BytesInput.from(input.slice().limit(compressedSize)), uncompressedSize)
              .toByteArray());
    }

    @Override
    public void release() {}

    private byte[] unpack(byte[] packed, int size) throws IOException {
      return switch (codec) {
        case SNAPPY -> unpack(new SnappyDecompressor(), packed, size);
        case ZSTD -> unpack(new ZstdDecompressor(), packed, size);
        case GZIP -> gunzip(packed, size);
        default ->
            throw new IOException(
                "page codec: got " + codec + ", wanted none, snappy, gzip or zstd");
      };
    }

    private static byte[] unpack(Decompressor decompressor, byte[] packed, int size) {
      byte[] plain = new byte[size];
      decompressor.decompress(packed, 0, packed.length, plain, 0, size);
      return plain;
    }

    private static byte[] gunzip(byte[] packed, int size) throws IOException {
      try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return in.readNBytes(size);
      }
    }
  }
}
