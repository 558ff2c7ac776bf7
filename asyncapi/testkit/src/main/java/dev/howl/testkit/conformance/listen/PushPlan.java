package dev.howl.testkit.conformance.listen;

import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.instance.ChannelInstances;
import dev.howl.testkit.instance.Choices;
import dev.howl.testkit.instance.FrameContent;
import dev.howl.testkit.instance.Malformed;
import dev.howl.testkit.instance.Mutant;
import dev.howl.testkit.instance.Mutants;
import dev.howl.testkit.wire.FrameWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pushes for a client of one channel: valid messages, then mutants, then malformed frames. */
final class PushPlan {
    private static final int FRAMES = 12;

    private final PlayedChannel channel;
    private final ChannelInstances instances;
    private final long seed;
    private final int rounds;
    private final List<String> unmutated = new ArrayList<>();

    PushPlan(PlayedChannel channel, long seed, int rounds) {
        this.channel = channel;
        this.instances = channel.instances();
        this.seed = seed;
        this.rounds = rounds;
    }

    /** Returns the constraints for which no invalid message could be made; complete after {@link #pushes}. */
    List<String> unmutated() {
        return unmutated;
    }

    List<Push> pushes() {
        List<Push> pushes = new ArrayList<>();
        pushed().forEach(message -> valid(message, pushes));
        pushed().forEach(message -> mutants(message, pushes));
        malformed(pushes);
        return pushes;
    }

    /** Returns the messages that come unasked. Those with a role are sent when the session calls for them. */
    private List<Message> pushed() {
        return channel.protocol().toClient().stream()
                .filter(message -> message.role() == null)
                .filter(message -> channel.protocol().isPush(message)
                        || !channel.protocol().isReply(message))
                .toList();
    }

    private String id(String part) {
        return channel.channel().id() + "/push/" + part;
    }

    private void valid(Message message, List<Push> pushes) {
        int number = 0;
        for (FrameContent example : instances.examples(Direction.TO_CLIENT, message)) {
            pushes.add(new Push(
                    id("example/" + message.id() + "/" + ++number),
                    CaseKind.EXAMPLE,
                    "example " + number + " of '" + message.id() + "'",
                    message,
                    false,
                    connection -> connection.send(example)));
        }
        for (int round = 1; round <= rounds; round++) {
            String id = id("generated/" + message.id() + "/" + round);
            Choices choices = Choices.seeded(seed * 1_000_003 + id.hashCode());
            Optional<FrameContent> made = instances.generated(Direction.TO_CLIENT, message, choices);
            String title = "valid '" + message.id() + "' made from its schema, number " + round;
            made.ifPresent(content -> pushes.add(
                    new Push(id, CaseKind.GENERATED, title, message, false, connection -> connection.send(content))));
        }
    }

    private void mutants(Message message, List<Push> pushes) {
        Mutants.Survey survey = Mutants.of(instances).survey(Direction.TO_CLIENT, message, FRAMES, seed);
        int number = 0;
        for (Mutant mutant : survey.mutants()) {
            pushes.add(new Push(
                    id("mutant/" + message.id() + "/" + ++number),
                    CaseKind.MUTANT,
                    "'" + message.id() + "' that breaks " + mutant.keyword() + " at "
                            + (mutant.pointer().isEmpty() ? "its root" : mutant.pointer()),
                    null,
                    false,
                    connection -> connection.send(mutant.frame())));
        }
        survey.unmutated()
                .forEach(left -> unmutated.add(channel.channel().id() + "/" + message.id() + " "
                        + left.constraint().keyword() + ": " + left.reason()));
    }

    private void malformed(List<Push> pushes) {
        pushed().stream()
                .filter(Message::isJson)
                .flatMap(message -> channel.contents().next(message).stream())
                .filter(FrameContent.Json.class::isInstance)
                .findFirst()
                .ifPresent(valid -> Malformed.of(valid)
                        .forEach(malformed -> pushes.add(new Push(
                                id("malformed/" + slug(malformed.kind())),
                                CaseKind.MALFORMED,
                                "a message that is malformed: " + malformed.kind(),
                                null,
                                malformed.kind().contains("UTF-8"),
                                connection -> connection.send(malformed.frame())))));
        frames().forEach((words, bytes) -> pushes.add(new Push(
                id("malformed/" + slug(words)),
                CaseKind.MALFORMED,
                "a frame that RFC 6455 forbids: " + words,
                null,
                true,
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
