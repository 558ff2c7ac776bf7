package dev.howl.client.runtime;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The factory of WebSockets; the seam between the client and the network. */
interface Transport {
    /**
     * Starts a handshake. The listener is called with the outcome, never from within this call.
     *
     * @param headers headers of the handshake request beside those of RFC 6455
     * @param timeout for the whole handshake
     * @throws IllegalArgumentException if the URI or a header cannot be used
     */
    Link open(URI uri, Map<String, String> headers, Duration timeout, TransportListener listener);

    /** One WebSocket, from the start of its handshake to the end of its TCP connection. */
    interface Link {
        /** Sends one text message. The stage of the previous call must have completed. */
        CompletionStage<?> sendText(String text);

        /** Sends one binary message. The stage of the previous call must have completed. */
        CompletionStage<?> sendBinary(byte[] content);

        /** Sends a Close frame, after which nothing may be sent. */
        CompletionStage<?> sendClose(int code, String reason);

        /**
         * Allows one more message to be read. Called after each message, so that a bounded number of messages waits for
         * the event loop.
         */
        void handled();

        /**
         * Closes the TCP connection at once, without a Close frame, in any state. The listener then hears of a failure
         * or of nothing.
         */
        void abort();
    }
}
