package dev.howl.client.runtime;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Opens WebSockets: the seam between connections and the network. */
interface Transport {

    /**
     * Starts a handshake. The listener is told of its outcome, never within this call.
     *
     * @param headers of the handshake request, beside the protocol's own
     * @param timeout for the whole handshake
     */
    Link open(URI uri, Map<String, String> headers, Duration timeout, TransportListener listener);

    /** One WebSocket, from the start of its handshake on. */
    interface Link {

        /** Sends one text message. Not to be called before the stage of the last call has completed. */
        CompletionStage<?> sendText(String text);

        /** Sends a Close frame, after which nothing is sent. */
        CompletionStage<?> sendClose(int code, String reason);

        /** Lets one more message in: called after each message, so that only a bounded number waits for the loop. */
        void handled();

        /** Ends it now, with no Close frame, whatever state it is in. The listener hears no more of it, or a failure. */
        void abort();
    }
}
