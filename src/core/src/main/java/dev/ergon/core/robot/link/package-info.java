/**
 * What robots behind a message link have in common, whatever the link is: mailboxes between control
 * and the link's threads, names and directions of joints, and the rules of enabling and stopping.
 */
@NullMarked
package dev.ergon.core.robot.link;

import org.jspecify.annotations.NullMarked;
