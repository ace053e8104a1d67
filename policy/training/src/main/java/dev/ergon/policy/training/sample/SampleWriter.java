package dev.ergon.policy.training.sample;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file of samples; it has its name only once it is whole. Samples may come from several
 * threads.
 */
public final class SampleWriter implements Closeable {
  private final Path file;
  private final Path partial;
  private final DataOutputStream out;
  private long count;

  /** Begins {@code file}; one that is there is replaced on {@link #close}. */
  public SampleWriter(Path file) throws IOException {
    this.file = file;
    partial = file.resolveSibling(file.getFileName() + ".part");
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial), 1 << 20));
    out.writeInt(SampleFormat.MAGIC);
    out.writeInt(SampleFormat.VERSION);
  }

  public void add(TrainingSample sample) throws IOException {
    ByteArrayOutputStream record = new ByteArrayOutputStream(1 << 16);
    SampleFormat.write(sample, new DataOutputStream(record));
    synchronized (this) {
      out.writeInt(record.size());
      record.writeTo(out);
      count++;
    }
  }

  /** How many were added. */
  public synchronized long count() {
    return count;
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
