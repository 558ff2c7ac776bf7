package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.syntax.Node;

/** Headers of messages: a WebSocket frame carries none (RFC 6455, section 5.2). */
final class HeaderCheck {
    private HeaderCheck() {}

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        for (Channel channel : linked.contract().sockets()) {
            for (Message message : channel.messages()) {
                Node headers = linked.origins().of(message).child("headers");
                if (headers != null) {
                    diagnostics.warning(
                            headers.where(),
                            "a WebSocket frame carries no headers; those of message '" + message.id()
                                    + "' are documented only, so put what receivers need into the payload");
                }
            }
        }
    }
}
