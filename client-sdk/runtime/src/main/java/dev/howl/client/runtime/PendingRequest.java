package dev.howl.client.runtime;

import org.jspecify.annotations.Nullable;

/** One request until it is answered or has failed. Loop only. */
final class PendingRequest {
    final String ref;
    final ClientRequest request;
    final ClientRequest.Reply reply;
    final EventLoop.Timer timeout;

    /** Over which it was sent last. */
    @Nullable
    FrameSender wire;

    /** Why it rests, or did. */
    @Nullable
    Throwable refusal;

    EventLoop.@Nullable Timer rest;
    int refusals;

    PendingRequest(String ref, ClientRequest request, ClientRequest.Reply reply, EventLoop.Timer timeout) {
        this.ref = ref;
        this.request = request;
        this.reply = reply;
        this.timeout = timeout;
    }

    void fail(Throwable cause) {
        timeout.cancel();
        if (rest != null) {
            rest.cancel();
        }
        reply.failed(cause);
    }
}
