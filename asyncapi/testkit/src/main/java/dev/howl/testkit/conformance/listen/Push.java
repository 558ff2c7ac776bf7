package dev.howl.testkit.conformance.listen;

import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.CaseKind;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that the server sends without being asked.
 *
 * @param id names it in this contract
 * @param title the push in words
 * @param message the message if it is valid, {@code null} if it is not
 * @param breaksProtocol whether it breaks RFC 6455, so that the client must fail the connection
 * @param sent sends it
 */
record Push(
        String id,
        CaseKind kind,
        String title,
        @Nullable Message message,
        boolean breaksProtocol,
        Consumer<ClientConnection> sent) {}
