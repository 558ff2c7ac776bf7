package dev.howl.pact;

import au.com.dius.pact.core.model.V4Interaction;
import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.CheckedMessage;
import dev.howl.testkit.RawClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The verification of an interaction on a connection whose server is in the interaction's state. */
final class LiveVerification {
    private static final int NORMAL = 1000;

    private final PactChannel channel;
    private final V4Interaction interaction;
    private final LiveConnection connection;
    private final Map<String, String> replaced;

    /** @param replaced texts of the pact with those that are sent and expected instead */
    LiveVerification(
            PactChannel channel, V4Interaction interaction, LiveConnection connection, Map<String, String> replaced) {
        this.channel = channel;
        this.interaction = interaction;
        this.connection = connection;
        this.replaced = replaced;
    }

    void run() {
        if (interaction instanceof V4Interaction.AsynchronousMessage message) {
            PactFrame expected = PactFrame.of(message.getContents()).with(replaced);
            check(expected, connection.await(id(expected.content()), frame -> true));
        } else if (interaction instanceof V4Interaction.SynchronousMessages messages) {
            FrameContent request =
                    PactFrame.of(messages.getRequest()).with(replaced).content();
            Message message = connection.message(Direction.TO_SERVER, request);
            connection.send(message, request);
            if (messages.getResponse().isEmpty()) {
                assertAccepted(message);
            } else {
                PactFrame expected = PactFrame.of(messages.getResponse().get(0)).with(replaced);
                check(expected, answer(PactChannel.ref(message, request), id(expected.content())));
            }
        } else {
            throw new AssertionError("'" + interaction.getDescription() + "' is no interaction of messages");
        }
    }

    /** Waits for the answer to a request, or for an error. */
    private FrameContent answer(JsonNode ref, String expected) {
        return connection.await(frame -> {
            boolean error = "error".equals(connection.role(frame));
            if (!error && !expected.equals(connection.read(frame).message())) {
                return false;
            }
            JsonNode own = PactChannel.ref(connection.message(Direction.TO_CLIENT, frame), frame);
            return ref.isMissingNode() || own.equals(ref) || (own.isMissingNode() && error);
        });
    }

    /** Checks that a message without an answer is not refused: the connection ends in order, or lives on. */
    private void assertAccepted(Message message) {
        if ("disconnect".equals(message.role())) {
            RawClient.Closed closed = connection.client().awaitClosed();
            if (closed.code() != NORMAL) {
                throw new AssertionError("the server closed with " + closed + " instead of 1000");
            }
            return;
        }
        Message ping = channel.role(Direction.TO_SERVER, "ping").orElse(null);
        if (ping == null) {
            // Nothing in the contract shows that the message has arrived; a refusal would come at once.
            connection.assertNoRefusal();
            return;
        }
        connection.send(ping.id(), Map.of());
        FrameContent next =
                connection.await(frame -> Set.of("pong", "error").contains(String.valueOf(connection.role(frame))));
        if ("error".equals(connection.role(next))) {
            throw new AssertionError("the server refuses '" + interaction.getDescription() + "': " + shown(next));
        }
    }

    private void check(PactFrame expected, FrameContent actual) {
        List<String> mismatches = expected.mismatches(actual);
        CheckedMessage read = connection.read(actual);
        if (!mismatches.isEmpty() || !read.violations().isEmpty()) {
            throw new AssertionError("'" + interaction.getDescription() + "': the server sends " + shown(actual)
                    + ", which breaks "
                    + (mismatches.isEmpty()
                            ? "the contract: " + read.violations()
                            : "the pact: " + String.join("; ", mismatches)));
        }
    }

    /** Returns the message that a frame of the pact is. */
    private String id(FrameContent frame) {
        CheckedMessage read = connection.read(frame);
        if (read.message() == null || !read.violations().isEmpty()) {
            throw new AssertionError("'" + interaction.getDescription() + "' of the pact breaks the contract: "
                    + read.violations() + " in " + shown(frame) + "; write the pact again");
        }
        return read.message();
    }

    private static String shown(FrameContent frame) {
        return frame.isBinary() ? frame.bytes().length + " bytes" : frame.text();
    }
}
