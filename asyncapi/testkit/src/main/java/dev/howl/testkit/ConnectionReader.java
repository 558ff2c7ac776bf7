package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.HttpHead;
import dev.howl.testkit.wire.HttpHeadParser;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Parser of one connection: HTTP/1.1 until a request is answered with 101, WebSocket frames from then on. On a
 * kept-alive connection, any request may be the one that asks for the upgrade. Not thread-safe.
 */
public final class ConnectionReader {
    private enum State {
        /** The client's bytes belong to the head of a request. */
        REQUEST,
        /** An upgrade was requested; the server's bytes belong to the head of the response. */
        UPGRADING,
        /** HTTP other than an upgrade, or no HTTP at all; the bytes are ignored. */
        PLAIN,
        /** The upgrade was accepted. */
        FRAMES
    }

    private final ConnectionEvents events;
    private State state = State.REQUEST;
    private HttpHeadParser head = new HttpHeadParser();
    private boolean answered;
    private @Nullable HttpHead upgrade;
    /** Bytes that the client sent before the server accepted the upgrade. */
    private ByteArrayOutputStream early = new ByteArrayOutputStream();

    /** Creates a reader of a connection that has carried nothing yet. */
    public ConnectionReader(ConnectionEvents events) {
        this.events = events;
    }

    /** Reads the next bytes of a direction, as they were sent. */
    public void read(Direction direction, byte[] bytes) {
        if (state == State.FRAMES) {
            events.frames(direction, bytes, 0);
        } else if (direction == Direction.TO_SERVER) {
            fromClient(bytes);
        } else {
            fromServer(bytes);
        }
    }

    private void fromClient(byte[] bytes) {
        if (state == State.UPGRADING) {
            keepEarly(bytes, 0);
            return;
        }
        if (answered) {
            // The response to the last request has begun, so these bytes are the next request.
            state = State.REQUEST;
            head = new HttpHeadParser();
            answered = false;
        }
        if (state == State.PLAIN) {
            return;
        }
        int taken = head.accept(bytes, 0, bytes.length);
        HttpHead request = head.head().orElse(null);
        if (request != null && request.isHttp() && request.asksForWebSocket()) {
            state = State.UPGRADING;
            upgrade = request;
            head = new HttpHeadParser();
            keepEarly(bytes, taken);
        } else if (request != null || head.isTooLong()) {
            state = State.PLAIN;
        }
        if (request != null && request.isHttp()) {
            events.request(request);
        }
    }

    private void fromServer(byte[] bytes) {
        if (state != State.UPGRADING) {
            answered = true;
            return;
        }
        int taken = head.accept(bytes, 0, bytes.length);
        HttpHead response = head.head().orElse(null);
        if (response != null && response.status() == 101) {
            events.upgraded(Objects.requireNonNull(upgrade), response);
            startFrames(bytes, taken);
        } else if (response != null && response.status() / 100 == 1) {
            head = new HttpHeadParser();
            fromServer(Arrays.copyOfRange(bytes, taken, bytes.length));
        } else if (response != null || head.isTooLong()) {
            state = State.PLAIN;
            answered = true;
            early = new ByteArrayOutputStream();
            if (response != null) {
                events.refused(Objects.requireNonNull(upgrade), response);
            }
        }
    }

    private void startFrames(byte[] bytes, int taken) {
        state = State.FRAMES;
        events.frames(Direction.TO_SERVER, early.toByteArray(), 0);
        early = new ByteArrayOutputStream();
        events.frames(Direction.TO_CLIENT, bytes, taken);
    }

    private void keepEarly(byte[] bytes, int from) {
        if (early.size() + bytes.length - from > MessageAssembler.MAX_MESSAGE) {
            events.unreadable("the client sent more than " + MessageAssembler.MAX_MESSAGE
                    + " bytes before its upgrade was answered");
            state = State.PLAIN;
            early = new ByteArrayOutputStream();
        } else {
            early.write(bytes, from, bytes.length - from);
        }
    }
}
