/** What of the host bears on how steady control can be, for reports. Not real-time safe. */
@NullMarked
package dev.ergon.control.host;

import org.jspecify.annotations.NullMarked;
