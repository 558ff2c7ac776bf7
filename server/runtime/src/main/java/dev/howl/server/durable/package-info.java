/** Durable topics: events in tables of the application's database. */
@NullMarked
package dev.howl.server.durable;

import org.jspecify.annotations.NullMarked;
