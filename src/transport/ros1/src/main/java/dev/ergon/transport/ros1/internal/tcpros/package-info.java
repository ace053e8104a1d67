/**
 * TCPROS: connection headers, framed messages, and the sockets that carry them. Whatever a peer
 * sends, what is allocated is bounded by what has arrived. A connection belongs to one thread.
 */
@NullMarked
package dev.ergon.transport.ros1.internal.tcpros;

import org.jspecify.annotations.NullMarked;
