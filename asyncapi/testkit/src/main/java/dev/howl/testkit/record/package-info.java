/**
 * A recorder between any client and any server: it checks live traffic against a contract, counts coverage, and writes a
 * transcript.
 */
@NullMarked
package dev.howl.testkit.record;

import org.jspecify.annotations.NullMarked;
