/**
 * Message pacts of generated clients for JUnit: {@link dev.howl.pact.HowlPact} writes them from what a client and a mock
 * of the contract really exchanged, {@link dev.howl.pact.HowlPactProvider} verifies them against a live WebSocket.
 */
@NullMarked
package dev.howl.pact;

import org.jspecify.annotations.NullMarked;
