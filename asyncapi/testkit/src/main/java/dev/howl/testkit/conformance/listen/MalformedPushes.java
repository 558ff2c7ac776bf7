package dev.howl.testkit.conformance.listen;

import dev.howl.instances.FrameContent;
import dev.howl.instances.Malformed;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.wire.FrameWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pushes that are no message: texts that are not JSON, and frames that RFC 6455 forbids. */
final class MalformedPushes {
    private final PlayedChannel channel;
    private final List<Message> messages;

    /** @param messages those from which malformed ones are made */
    MalformedPushes(PlayedChannel channel, List<Message> messages) {
        this.channel = channel;
        this.messages = messages;
    }

    private String id(String part) {
        return channel.channel().id() + "/push/" + part;
    }

    void addTo(List<Push> pushes) {
        messages.stream()
                .filter(Message::isJson)
                .flatMap(message -> channel.contents().next(message).stream())
                .filter(FrameContent.Json.class::isInstance)
                .findFirst()
                .ifPresent(valid -> Malformed.of(valid)
                        .forEach(malformed -> pushes.add(new Push(
                                id("malformed/" + slug(malformed.kind())),
                                CaseKind.MALFORMED,
                                "a message that is malformed: " + malformed.kind(),
                                malformed.kind().contains("UTF-8")
                                        ? new Expected.FailedConnection()
                                        : new Expected.Survived(),
                                connection -> connection.send(malformed.frame())))));
        frames().forEach((words, bytes) -> pushes.add(new Push(
                id("malformed/" + slug(words)),
                CaseKind.MALFORMED,
                "a frame that RFC 6455 forbids: " + words,
                new Expected.FailedConnection(),
                connection -> connection.sendRaw(words, bytes))));
    }

    private static String slug(String words) {
        return words.replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static Map<String, byte[]> frames() {
        byte[] text = "howl".getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> frames = new LinkedHashMap<>();
        frames.put("a mask", FrameWriter.frame(true, 0, 1, new byte[] {1, 2, 3, 4}, text));
        frames.put("a reserved bit", FrameWriter.frame(true, 2, 1, null, text));
        frames.put("a reserved opcode", FrameWriter.frame(true, 0, 3, null, text));
        frames.put("a continuation of nothing", FrameWriter.frame(true, 0, 0, null, text));
        frames.put("a fragmented Ping", FrameWriter.frame(false, 0, 9, null, text));
        frames.put("a long Ping", FrameWriter.frame(true, 0, 9, null, new byte[126]));
        return frames;
    }
}
