package dev.ergon.transport.ros1;

import dev.ergon.transport.ros1.name.GraphName;

/** A program that lives in a node. */
public interface NodeMain extends NodeListener {
  /** What the node is called if nobody says otherwise; relative. */
  GraphName getDefaultNodeName();
}
