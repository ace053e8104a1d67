package dev.ergon.transport.ros1.internal.master;

import java.io.IOException;

/** Something that the master must know of. */
public interface Registration {
  void register(MasterClient master) throws IOException;

  void unregister(MasterClient master) throws IOException;
}
