package dev.ergon.transport.ros1;

import org.slf4j.LoggerFactory;

/** A {@link NodeMain} that logs its errors. */
public abstract class AbstractNodeMain implements NodeMain {
  @Override
  public void onError(Node node, Throwable failure) {
    LoggerFactory.getLogger(getClass()).error("node {} failed", node.name(), failure);
  }
}
