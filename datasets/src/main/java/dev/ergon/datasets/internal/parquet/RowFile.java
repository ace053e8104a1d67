package dev.ergon.datasets.internal.parquet;

import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file read row by row. Whatever is wrong with it is an {@link InvalidInputException}
 * that names it.
 */
public final class RowFile {
  private final Path file;
  private final MessageType schema;
  private final Map<String, String> metadata;
  private final long rowCount;

  private RowFile(Path file, MessageType schema, Map<String, String> metadata, long rowCount) {
    this.file = file;
    this.schema = schema;
    this.metadata = Map.copyOf(metadata);
    this.rowCount = rowCount;
  }

  /** Reads the footer of {@code file}. */
  public static RowFile open(Path file) {
    try (ParquetFileReader reader = reader(file, FilterCompat.NOOP)) {
      var footer = reader.getFileMetaData();
      return new RowFile(
          file, footer.getSchema(), footer.getKeyValueMetaData(), reader.getRecordCount());
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  public Path file() {
    return file;
  }

  public MessageType schema() {
    return schema;
  }

  /** The key-value pairs of the footer. */
  public Map<String, String> metadata() {
    return metadata;
  }

  public long rowCount() {
    return rowCount;
  }

  /** Hands every row to {@code consumer}, in order. */
  public void forEach(Consumer<Group> consumer) {
    read(FilterCompat.NOOP, consumer);
  }

  /**
   * Hands at least every row whose INT64 {@code column} is {@code value} to {@code consumer}, in
   * order; row groups that cannot hold one are skipped.
   */
  public void forEachNear(String column, long value, Consumer<Group> consumer) {
    read(FilterCompat.get(FilterApi.eq(FilterApi.longColumn(column), value)), consumer);
  }

  private void read(FilterCompat.Filter filter, Consumer<Group> consumer) {
    MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
    try (ParquetFileReader reader = reader(file, filter)) {
      PageReadStore pages;
      while ((pages = reader.readNextRowGroup()) != null) {
        RecordReader<Group> rows = columns.getRecordReader(pages, new GroupRecordConverter(schema));
        for (long i = 0; i < pages.getRowCount(); i++) {
          consumer.accept(rows.read());
        }
      }
    } catch (InvalidInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  private static ParquetFileReader reader(Path file, FilterCompat.Filter filter)
      throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new JavaCodecs())
            .withRecordFilter(filter)
            .build();
    return ParquetFileReader.open(new LocalInputFile(file), options);
  }

  private static InvalidInputException unreadable(Path file, Exception cause) {
    return new InvalidInputException(
        file + ": got a file that does not read as Parquet (" + cause.getMessage() + ")", cause);
  }
}
