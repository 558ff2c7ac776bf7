/**
 * Weather alerts: each warns one city, with a severity and an expiry. A late subscriber gets the alerts still in force
 * as a snapshot.
 */
@NullMarked
package dev.howl.app.alerts;

import org.jspecify.annotations.NullMarked;
