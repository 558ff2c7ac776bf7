package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;

/** {@code x-howl-envelope}: every JSON message of the channel requires that property, an object. */
final class EnvelopeCheck {
    private EnvelopeCheck() {}

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        for (Channel channel : linked.contract().channels()) {
            String envelope = channel.howl().envelope();
            if (envelope == null) {
                continue;
            }
            for (Message message : channel.messages()) {
                boolean fits = !message.isJson() || Payloads.view(message).requiresObject(envelope);
                if (!fits && !Payloads.isUnknown(linked, message)) {
                    diagnostics.error(
                            message.location(),
                            "message '" + message.id() + "' must require '" + envelope
                                    + "' with type object, because x-howl-envelope of channel '" + channel.id()
                                    + "' names it");
                }
            }
        }
    }
}
