/** What this host offers, and what each missing thing would give. Reads only; changes nothing. */
@NullMarked
package dev.ergon.launch.doctor;

import org.jspecify.annotations.NullMarked;
