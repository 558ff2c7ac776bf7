/**
 * Incidents of a status dashboard: one node polls it for all, and publishes what changed in the transaction that keeps
 * the incidents.
 */
@NullMarked
package dev.howl.app.incidents;

import org.jspecify.annotations.NullMarked;
