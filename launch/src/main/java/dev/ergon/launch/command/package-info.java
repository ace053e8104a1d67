/**
 * The sub-commands of {@code ergon}: each reads its options, calls one feature and prints what came
 * of it. With {@code --json} standard output holds one JSON object and nothing else; logs go to
 * standard error.
 */
@NullMarked
package dev.ergon.launch.command;

import org.jspecify.annotations.NullMarked;
