package dev.howl.client.runtime;

import org.jspecify.annotations.Nullable;

/** A request that is neither answered nor failed yet. Event loop only. */
final class PendingRequest {
    final String ref;
    final ClientRequest request;
    final ClientRequest.ReplyHandler reply;
    final EventLoop.Timer timeout;

    /** The session that it was last sent on. */
    @Nullable
    FrameSender sender;

    /** The last retryable refusal, after which the request is sent again. */
    @Nullable
    Throwable lastRefusal;

    /** The length of its frame in bytes; 0 before it was sent. */
    int length;

    EventLoop.@Nullable Timer retryTimer;
    int refusals;

    PendingRequest(String ref, ClientRequest request, ClientRequest.ReplyHandler reply, EventLoop.Timer timeout) {
        this.ref = ref;
        this.request = request;
        this.reply = reply;
        this.timeout = timeout;
    }

    /** Cancels the timers and reports the failure. */
    void fail(Throwable cause) {
        timeout.cancel();
        EventLoop.cancel(retryTimer);
        reply.failed(cause);
    }
}
