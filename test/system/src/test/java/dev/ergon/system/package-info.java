/** What needs several modules: end to end, real peers, faults, architecture rules. */
@NullMarked
package dev.ergon.system;

import org.jspecify.annotations.NullMarked;
