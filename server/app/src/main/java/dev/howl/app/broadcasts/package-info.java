/**
 * Broadcasts: messages to everybody, sent at once or on a schedule. A schedule fires once per tick, however many nodes
 * there are.
 */
@NullMarked
package dev.howl.app.broadcasts;

import org.jspecify.annotations.NullMarked;
