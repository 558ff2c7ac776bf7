/**
 * The harness: servers under load, faults that kill and freeze processes and cut and stall connections, and witnesses
 * that check what clients receive.
 */
@NullMarked
package dev.howl.chaos.harness;

import org.jspecify.annotations.NullMarked;
