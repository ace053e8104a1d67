package dev.ergon.datasets.internal.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows to a new Parquet file: one row group (until it is full), dictionaries, no
 * compression. The same rows make the same bytes. The file is readable once closed.
 */
public final class RowWriter implements AutoCloseable {
  private final ParquetWriter<Group> writer;
  private final SimpleGroupFactory rows;

  /**
   * @param file must not exist
   * @param metadata key-value pairs for the footer
   */
  public RowWriter(Path file, MessageType schema, Map<String, String> metadata) {
    rows = new SimpleGroupFactory(schema);
    try {
      writer =
          ExampleParquetWriter.builder(new LocalOutputFile(file))
              .withConf(new PlainParquetConfiguration())
              .withType(schema)
              .withCodecFactory(new JavaCodecs())
              .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
              .withExtraMetaData(metadata)
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty row to fill and {@link #write}. */
  public Group newRow() {
    return rows.newGroup();
  }

  public void write(Group row) {
    try {
      writer.write(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the footer. */
  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
