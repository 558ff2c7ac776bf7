package dev.howl.testkit.conformance.session;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.client.ConnectionRefusedException;
import dev.howl.testkit.conformance.client.ProbeAddress;
import dev.howl.testkit.conformance.client.ProbeSocket;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Opening of sessions: handshake, the server's first message, and the client's {@code connect}, as far as roles say so. */
public final class SessionOpener {
    private static final Duration FIRST = Duration.ofSeconds(5);
    /** After a session was not opened in time, so that the run comes to its end. */
    private static final Duration LATER = Duration.ofMillis(500);

    private final SessionContext context;
    private final ProbeAddress address;
    private final @Nullable String token;
    private Duration wait = FIRST;

    /** @param token for the message with the role {@code connect}; {@code null} for none */
    public SessionOpener(SessionContext context, ProbeAddress address, @Nullable String token) {
        this.context = context;
        this.address = address;
        this.token = token;
    }

    /** Returns the surroundings of its sessions. */
    public SessionContext context() {
        return context;
    }

    /** Returns the address that it connects to. */
    public ProbeAddress address() {
        return address;
    }

    /** Returns the opener of the same sessions with another log. */
    public SessionOpener with(FindingLog log) {
        return new SessionOpener(context.with(log), address, token);
    }

    /**
     * Opens a session that is ready for requests.
     *
     * @return empty if the server does not let it be opened, which the log says
     */
    public Optional<ProbeSession> open() {
        Optional<ProbeSession> session = openUnconnected();
        session.ifPresent(opened -> context.protocol().role("connect").ifPresent(connect -> connect(opened, connect)));
        return session;
    }

    /** Opens a session up to the server's first message, without the client's {@code connect}. */
    public Optional<ProbeSession> openUnconnected() {
        try {
            ProbeSession session = new ProbeSession(context, ProbeSocket.open(address));
            if (context.protocol().role("initial").isPresent()) {
                awaitInitial(session);
            }
            return Optional.of(session);
        } catch (ConnectionRefusedException e) {
            context.log().fail(Diagnosis.HANDSHAKE, String.valueOf(e.getMessage()), List.of());
        } catch (IOException e) {
            context.log()
                    .fail(
                            Diagnosis.NOT_ALIVE,
                            "no connection can be opened: " + Objects.requireNonNullElse(e.getMessage(), e.toString()),
                            List.of());
        }
        return Optional.empty();
    }

    private void awaitInitial(ProbeSession session) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (session.connectionId() == null && session.ended() == null) {
            if (session.next(Duration.ofNanos(deadline - System.nanoTime())).isEmpty()) {
                String name =
                        context.protocol().role("initial").map(Message::id).orElse("");
                context.log()
                        .fail(
                                Diagnosis.NO_REPLY,
                                "the server does not open the session with '" + name + "' within " + wait.toMillis()
                                        + " ms",
                                session.traffic());
                wait = LATER;
                return;
            }
        }
    }

    private void connect(ProbeSession session, Message connect) {
        JsonNode example = connect.examples().stream()
                .map(Message.Example::payload)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (example == null) {
            return;
        }
        JsonNode frame = example.deepCopy();
        if (token != null) {
            JsonPointer place = JsonPointer.compile(context.protocol().contentPointer() + "/token");
            FrameEdit.set(frame, place, JsonNodeFactory.instance.stringNode(token));
        }
        JsonNode filled = context.filler()
                .filled(connect, frame, session.connectionId(), context.pacer().sent(), Set.of());
        session.send(new FrameContent.Json(filled));
        context.coverage()
                .saw(
                        CoverageKind.MESSAGE,
                        ContractCoverage.element(context.protocol().channel(), connect.id()));
    }
}
