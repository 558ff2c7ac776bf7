package dev.howl.client.runtime;

import org.jspecify.annotations.Nullable;

/** One request until it is answered or has failed. Loop only. */
final class Pending {
    final String ref;
    final Request request;
    final Request.Reply reply;
    final Loop.Timer timeout;

    /** Over which it was sent last. */
    @Nullable
    Wire wire;

    /** Why it rests, or did. */
    @Nullable
    Throwable refusal;

    Loop.@Nullable Timer rest;
    int refusals;

    Pending(String ref, Request request, Request.Reply reply, Loop.Timer timeout) {
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
