package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Facts;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code x-howl-envelope}: every JSON message of the channel requires that property, an object. */
final class EnvelopeCheck {
    private static final Set<Schema.Type> OBJECT = Set.of(Schema.Type.OBJECT);

    private EnvelopeCheck() {}

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        for (Channel channel : linked.contract().channels()) {
            String envelope = channel.howl().envelope();
            if (envelope == null) {
                continue;
            }
            for (Message message : channel.messages()) {
                boolean fits = !message.isJson() || requiresObject(Payloads.shape(message), envelope);
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

    private static boolean requiresObject(@Nullable Shape frame, String envelope) {
        if (frame == null) {
            return false;
        }
        Facts facts = Facts.of(frame);
        Member own = frame.members().get(envelope);
        Facts.MemberFacts common = facts.members().get(envelope);
        boolean object = own == null
                ? common != null && OBJECT.equals(common.types())
                : OBJECT.equals(own.shape().types()) && !own.shape().isNullable();
        return object && facts.required().contains(envelope);
    }
}
