package dev.howl.testkit.conformance.listen;

import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.FindingLog;
import dev.howl.testkit.conformance.session.FrameEdit;
import dev.howl.testkit.conformance.session.JudgedFrame;
import dev.howl.testkit.conformance.session.MessageContents;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.instance.FrameContent;
import dev.howl.validation.Violation;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The judgement of what clients send, and the valid replies to it. Belongs to the thread of the run. */
final class ClientTraffic {
    private final FindingLog log;
    private final ContractCoverage coverage;

    ClientTraffic(FindingLog log, ContractCoverage coverage) {
        this.log = log;
        this.coverage = coverage;
    }

    void handle(ClientConnection connection, ClientEvent event) {
        connection.note(event);
        if (event instanceof ClientEvent.Opened) {
            opened(connection);
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

    private void opened(ClientConnection connection) {
        PlayedChannel channel = connection.channel();
        channel.connection(connection);
        channel.protocol()
                .role("initial")
                .ifPresent(initial -> channel.contents().next(initial).ifPresent(content -> {
                    connection.send(content);
                    sawSent(channel, initial);
                }));
    }

    /** Counts a message that the server has sent, and its operations that want no reply. */
    void sawSent(PlayedChannel channel, Message message) {
        saw(channel, message);
        channel.protocol()
                .operations(Operation.Action.SEND)
                .filter(operation -> has(operation.messages(), message)
                        && channel.protocol().repliesTo(operation).isEmpty())
                .forEach(operation -> coverage.saw(CoverageKind.OPERATION, operation.id()));
    }

    private void saw(PlayedChannel channel, Message message) {
        coverage.saw(CoverageKind.MESSAGE, ContractCoverage.element(channel.channel(), message.id()));
    }

    private static boolean has(List<Message> messages, Message message) {
        return messages.stream().anyMatch(one -> one.id().equals(message.id()));
    }

    private void judged(ClientConnection connection, JudgedFrame frame) {
        String words =
                frame.violations().stream().limit(4).map(Violation::toString).collect(Collectors.joining("; "));
        if (frame.messages().isEmpty()) {
            log.fail(Diagnosis.UNKNOWN_MESSAGE, "the client sends " + words, connection.traffic());
        } else if (!frame.violations().isEmpty()) {
            log.fail(
                    Diagnosis.SCHEMA,
                    "the client's message " + frame.name() + " violates its schema: " + words,
                    connection.traffic());
        } else {
            frame.messages().forEach(message -> saw(connection.channel(), message));
            received(connection, frame.messages().get(0), frame);
        }
    }

    private void received(ClientConnection connection, Message message, JudgedFrame frame) {
        PlayedChannel channel = connection.channel();
        if ("disconnect".equals(message.role())) {
            connection.close(1000);
        }
        channel.protocol()
                .operations(Operation.Action.SEND)
                .filter(operation -> has(channel.protocol().repliesTo(operation), message))
                .forEach(operation -> coverage.saw(CoverageKind.OPERATION, operation.id()));
        channel.protocol().requests(message).forEach(operation -> {
            channel.protocol().repliesTo(operation).stream()
                    .filter(reply -> !"error".equals(reply.role()))
                    .findFirst()
                    .ifPresent(reply -> reply(connection, message, frame, reply));
            coverage.saw(CoverageKind.OPERATION, operation.id());
        });
    }

    private void reply(ClientConnection connection, Message request, JudgedFrame frame, Message reply) {
        PlayedChannel channel = connection.channel();
        channel.contents().next(reply).ifPresent(content -> {
            FrameContent echoed = echoed(channel, reply, content, frame);
            connection.send(channel.contents().correlated(reply, echoed, request, frame.frame()));
            saw(channel, reply);
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
