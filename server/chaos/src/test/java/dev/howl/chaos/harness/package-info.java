/**
 * Servers under load whose processes are killed and frozen and whose connections are cut and stalled, and witnesses that
 * judge what clients are told meanwhile.
 */
@NullMarked
package dev.howl.chaos.harness;

import org.jspecify.annotations.NullMarked;
