/** Transactions of the database that holds the durable topics. */
@NullMarked
package dev.howl.server.transaction;

import org.jspecify.annotations.NullMarked;
