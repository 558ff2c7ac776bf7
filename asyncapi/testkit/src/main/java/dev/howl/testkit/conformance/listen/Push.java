package dev.howl.testkit.conformance.listen;

import dev.howl.testkit.conformance.result.CaseKind;
import java.util.function.Consumer;

/**
 * Something that the server sends without being asked.
 *
 * @param id names it in this contract
 * @param title the push in words
 * @param expected what the client has to do
 * @param sent sends it
 */
record Push(String id, CaseKind kind, String title, Expected expected, Consumer<ClientConnection> sent) {}
