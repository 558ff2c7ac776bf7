package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.Sockets;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import java.util.HashSet;
import java.util.Set;

/** Messages that no operation names, although their channel has operations. */
final class UnnamedMessageCheck {
    private UnnamedMessageCheck() {}

    /** Warns of messages that travel in no direction, although their channel has operations. */
    static void check(LinkedContract linked, Diagnostics diagnostics) {
        Contract contract = linked.contract();
        for (Channel channel : contract.sockets()) {
            Set<Message> named = new HashSet<>(Directions.toServer(contract, channel));
            named.addAll(Directions.toClient(contract, channel));
            if (Sockets.isUsed(contract, channel)) {
                channel.messages().stream()
                        .filter(message -> message.role() == null && !named.contains(message))
                        .forEach(message -> diagnostics.warning(
                                message.location(),
                                "message '" + message.id() + "' of channel '" + channel.id()
                                        + "' is in no operation, so it is neither sent nor received; add it to the"
                                        + " 'messages' of an operation"));
            }
        }
    }
}
