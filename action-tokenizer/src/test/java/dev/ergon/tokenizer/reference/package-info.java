/** What the published implementations answered, as the tests read it. */
@NullMarked
package dev.ergon.tokenizer.reference;

import org.jspecify.annotations.NullMarked;
