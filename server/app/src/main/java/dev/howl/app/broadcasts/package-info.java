/**
 * Broadcasts: messages to all subscribers, sent immediately or on a schedule. A schedule fires once per tick on any
 * number of nodes.
 */
@NullMarked
package dev.howl.app.broadcasts;

import org.jspecify.annotations.NullMarked;
