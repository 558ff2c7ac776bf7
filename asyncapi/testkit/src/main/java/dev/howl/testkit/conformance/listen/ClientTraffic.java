package dev.howl.testkit.conformance.listen;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.FindingLog;
import dev.howl.testkit.conformance.session.FrameEdit;
import dev.howl.testkit.conformance.session.JudgedFrame;
import dev.howl.testkit.conformance.session.MessageContents;
import dev.howl.validation.Violation;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The judgement of what clients send, and the valid replies to it. Belongs to the thread of the run. */
final class ClientTraffic {
    private final FindingLog log;
    private final SentMessages sent;
    private final RoleAnswers roles;
    private final ClientDuties duties;

    ClientTraffic(FindingLog log, SentMessages sent) {
        this.log = log;
        this.sent = sent;
        this.roles = new RoleAnswers(log, sent);
        this.duties = new ClientDuties(log);
    }

    void handle(ClientConnection connection, ClientEvent event) {
        connection.note(event);
        if (event instanceof ClientEvent.Opened) {
            connection.channel().connection(connection);
            roles.opened(connection);
        } else if (event instanceof ClientEvent.TextCame text) {
            judged(connection, connection.channel().judge().text(text.text()));
        } else if (event instanceof ClientEvent.BinaryCame binary) {
            judged(connection, connection.channel().judge().binary(binary.bytes()));
        } else if (event instanceof ClientEvent.FrameBroken broken) {
            log.fail(
                    Diagnosis.FRAMING,
                    "the client sends a frame that is wrong: " + broken.sentence(),
                    connection.traffic());
            connection.close(broken.closeCode());
        }
    }

    private void judged(ClientConnection connection, JudgedFrame frame) {
        String words =
                frame.violations().stream().limit(4).map(Violation::toString).collect(Collectors.joining("; "));
        if (frame.messages().isEmpty()) {
            log.fail(Diagnosis.UNKNOWN_MESSAGE, "the client sends " + words, connection.traffic());
        } else if (!frame.violations().isEmpty() && connection.channel().isMisled()) {
            log.note(
                    Diagnosis.SCHEMA,
                    "the client's message " + frame.name()
                            + ", sent after invalid events or messages with roles, violates its" + " schema: " + words,
                    connection.traffic());
        } else if (!frame.violations().isEmpty()) {
            log.fail(
                    Diagnosis.SCHEMA,
                    "the client's message " + frame.name() + " violates its schema: " + words,
                    connection.traffic());
        } else {
            frame.messages().forEach(message -> sent.saw(connection.channel(), message));
            received(connection, frame.messages().get(0), frame);
        }
    }

    private void received(ClientConnection connection, Message message, JudgedFrame frame) {
        duties.check(connection, message, frame);
        PlayedChannel channel = connection.channel();
        channel.heard(message);
        if ("disconnect".equals(message.role())) {
            connection.close(1000);
        }
        channel.protocol()
                .operations(Operation.Action.SEND)
                .filter(operation -> SentMessages.has(channel.protocol().repliesTo(operation), message))
                .forEach(operation -> {
                    connection.answered(Objects.requireNonNullElse(
                            ChannelProtocol.correlation(message, frame.frame()), ClientConnection.NO_REF));
                    sent.sawOperation(operation);
                });
        if (roles.answer(connection, message, frame)) {
            return;
        }
        channel.protocol().requests(message).forEach(operation -> {
            channel.protocol().repliesTo(operation).stream()
                    .filter(reply -> !"error".equals(reply.role()))
                    .findFirst()
                    .ifPresent(reply -> reply(connection, message, frame, reply));
            sent.sawOperation(operation);
        });
    }

    private void reply(ClientConnection connection, Message request, JudgedFrame frame, Message reply) {
        PlayedChannel channel = connection.channel();
        channel.contents().next(reply).ifPresent(content -> {
            FrameContent echoed = echoed(channel, reply, content, frame);
            connection.send(channel.contents().correlated(reply, echoed, request, frame.frame()));
            sent.saw(channel, reply);
        });
    }

    /** Repeats the request's values in members of the same name, such as the topic of a subscription. */
    private static FrameContent echoed(
            PlayedChannel channel, Message reply, FrameContent content, JudgedFrame request) {
        JsonNode asked = request.frame();
        if (!(content instanceof FrameContent.Json json) || asked == null) {
            return content;
        }
        MessageContents contents = channel.contents();
        ChannelProtocol protocol = channel.protocol();
        JsonNode result = json.value().deepCopy();
        protocol.content(asked).properties().forEach(member -> {
            JsonPointer place = JsonPointer.compile(protocol.contentPointer()).appendProperty(member.getKey());
            JsonNode before = result.at(place);
            if (member.getValue().isValueNode() && !before.isMissingNode()) {
                FrameEdit.set(result, place, member.getValue());
                if (!contents.isValid(reply, new FrameContent.Json(result))) {
                    FrameEdit.set(result, place, before);
                }
            }
        });
        return new FrameContent.Json(result);
    }
}
