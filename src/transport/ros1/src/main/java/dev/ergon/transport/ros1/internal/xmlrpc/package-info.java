/**
 * XML-RPC over HTTP, both ends: bounded documents, bounded time, and no document types. The
 * encoding and decoding are stateless; client and server are safe from any thread.
 */
@NullMarked
package dev.ergon.transport.ros1.internal.xmlrpc;

import org.jspecify.annotations.NullMarked;
