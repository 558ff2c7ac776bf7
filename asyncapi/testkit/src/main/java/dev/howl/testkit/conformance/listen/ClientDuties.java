package dev.howl.testkit.conformance.listen;

import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.FindingLog;
import dev.howl.testkit.conformance.session.JudgedFrame;
import dev.howl.testkit.conformance.session.MemberPlaces;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The rules that Howl's roles set for a client's messages: {@code connect} comes first, and each has the session's id. */
final class ClientDuties {
    private final FindingLog log;

    ClientDuties(FindingLog log) {
        this.log = log;
    }

    void check(ClientConnection connection, Message message, JudgedFrame frame) {
        ChannelProtocol protocol = connection.channel().protocol();
        Optional<Message> connect = protocol.role("connect");
        if (connect.isPresent()
                && !connection.hasSent(connect.get().id())
                && !message.id().equals(connect.get().id())) {
            log.fail(
                    Diagnosis.EARLY_MESSAGE,
                    "the client's message '" + message.id() + "' comes before '"
                            + connect.get().id() + "', which starts the session",
                    connection.traffic());
        }
        connection.sent(message.id());
        String id = connection.id();
        JsonNode json = frame.frame();
        if (id != null && json != null) {
            MemberPlaces.of(message).forEach((place, member) -> {
                boolean fills = "connection-id".equals(member.shape().extension("x-howl-filled-by"));
                if (fills
                        && !json.at(place).isMissingNode()
                        && !json.at(place).asString("").equals(id)) {
                    log.fail(
                            Diagnosis.WRONG_ID,
                            "the client's message '" + message.id() + "' has another id at '" + place
                                    + "' than the one of its session, '" + id + "'",
                            connection.traffic());
                }
            });
        }
    }
}
