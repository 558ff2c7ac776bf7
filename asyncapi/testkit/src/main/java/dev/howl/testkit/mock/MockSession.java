package dev.howl.testkit.mock;

import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.CheckedMessage;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.MessageAssembler;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.mock.MockEvent.Kind;
import dev.howl.testkit.socket.SocketListener;
import dev.howl.testkit.socket.SocketPeer;
import dev.howl.validation.Violation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One connection to a channel of a mock: checks what arrives and passes on what is valid. */
final class MockSession implements SocketListener, ConformanceCheck {
    private final LiveChannel channel;
    private final Map<String, String> parameters;
    private final String id = UUID.randomUUID().toString();
    private @Nullable SessionOutput output;
    private CheckedMessage last = new CheckedMessage(null, null, List.of());
    private int number;
    private volatile boolean connected;

    /** @param parameters of the address */
    MockSession(LiveChannel channel, Map<String, String> parameters) {
        this.channel = channel;
        this.parameters = parameters;
    }

    String id() {
        return id;
    }

    Map<String, String> parameters() {
        return parameters;
    }

    SessionOutput output() {
        return Objects.requireNonNull(output, "used before the connection was opened");
    }

    /** Sends a message that answers nothing. */
    void control(ControlFrames.Control control) {
        output().send(control, null, List.of());
    }

    void connected() {
        connected = true;
    }

    @Override
    public void opened(SocketPeer peer) {
        number = peer.number();
        output = new SessionOutput(channel, peer);
        connected = channel.known().clientRole("connect").isEmpty();
        channel.opened(this, number);
    }

    /** Called by the assembler before {@link #message}, with the same message. */
    @Override
    public List<Violation> check(String path, Direction direction, String text) {
        last = channel.known().conformance().read(direction, text);
        return last.violations();
    }

    @Override
    public List<Violation> checkBinary(String path, Direction direction) {
        last = channel.known().conformance().readBinary(direction);
        return last.violations();
    }

    @Override
    public void message(RecordedFrame frame, byte[] binary) {
        int code = MessageAssembler.closeCode(frame);
        CheckedMessage checked = code == 0 ? last : new CheckedMessage(null, null, frame.violations());
        String shown = binary.length == 0 ? frame.text() : binary.length + " bytes";
        channel.event(Kind.RECEIVED, number, checked.message(), code == 0 ? shown : "a frame that breaks the protocol");
        frame.violations().forEach(violation -> violated(checked.message(), violation));
        if (code != 0) {
            output().close(code, "");
            return;
        }
        boolean valid = frame.violations().isEmpty();
        channel.history()
                .add(PeerMessage.of(number, checked.message(), frame.text(), binary, checked.content(), valid));
        if (valid) {
            answer(checked);
        } else {
            channel.refusals().refuse(this, checked);
        }
    }

    private void answer(CheckedMessage checked) {
        Message message = Objects.requireNonNull(channel.known().toServer().get(checked.message()));
        JsonNode ref = channel.known().correlation().read(message, checked.content());
        Answering request = new Answering(this, message, checked.content(), ref, List.of());
        Violation order = outOfOrder(message, checked.content());
        if (order == null) {
            channel.steps().run(request, channel.turn(request));
        } else {
            violated(message.id(), order);
            channel.refusals().refuse(request, order.keyword(), order.message(), order.pointer());
        }
    }

    /** Returns the reason why a valid message may not be sent now, {@code null} if it may. */
    private @Nullable Violation outOfOrder(Message message, @Nullable JsonNode content) {
        String property = channel.known().connectionId();
        boolean repeats = property != null
                && channel.known()
                        .payload(message)
                        .filter(shape -> shape.members().containsKey(property))
                        .isPresent();
        if (repeats && content != null) {
            String envelope = channel.known().channel().howl().envelope();
            JsonNode payload = envelope == null ? content : content.path(envelope);
            if (!id.equals(payload.path(property).asString(""))) {
                String pointer = (envelope == null ? "" : "/" + envelope) + "/" + property;
                return new Violation(pointer, "wrong_id", "is not the id of this connection, which is in 'initial'");
            }
        }
        String role = message.role() == null ? "" : message.role();
        boolean allowed = connected || role.equals("connect") || role.equals("disconnect") || role.equals("ping");
        return allowed ? null : new Violation("", "not_connected", "comes before the message with the role 'connect'");
    }

    private void violated(@Nullable String message, Violation violation) {
        channel.violated(channel.known().located(number, message, violation));
    }

    @Override
    public void idle() {
        output().close(4000, "");
    }

    @Override
    public void ended(String how) {
        channel.ended(this, number, how);
    }
}
