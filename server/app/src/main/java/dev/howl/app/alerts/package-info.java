/**
 * Weather alerts: warnings for one city each, with a severity and an end. Who comes late gets those that are still in
 * force.
 */
@NullMarked
package dev.howl.app.alerts;

import org.jspecify.annotations.NullMarked;
