/**
 * Incidents of a status dashboard: the leader polls it for all nodes, and publishes changes in the transaction that stores
 * the incidents.
 */
@NullMarked
package dev.howl.app.incidents;

import org.jspecify.annotations.NullMarked;
