/** The values that XML-RPC carries, which are those of the parameter server. Immutable. */
@NullMarked
package dev.ergon.transport.ros1.xmlrpc;

import org.jspecify.annotations.NullMarked;
