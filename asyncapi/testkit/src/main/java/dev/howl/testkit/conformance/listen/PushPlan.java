package dev.howl.testkit.conformance.listen;

import dev.howl.instances.ChannelInstances;
import dev.howl.instances.Choices;
import dev.howl.instances.FrameContent;
import dev.howl.instances.Mutant;
import dev.howl.instances.Mutants;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.runtime.Direction;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

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
        RolePushes roles = new RolePushes(channel, seed);
        pushed().forEach(message -> valid(message, pushes));
        pushes.addAll(roles.valid());
        pushed().forEach(message -> mutants(message, pushes));
        pushes.addAll(roles.broken());
        new MalformedPushes(channel, pushed()).addTo(pushes);
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
        if (channel.topics().topicOf(message).isPresent()
                && channel.topics().subscriptionOf(message).isEmpty()) {
            stray(message, pushes);
            return;
        }
        int number = 0;
        for (FrameContent example : instances.examples(Direction.TO_CLIENT, message)) {
            pushes.add(new Push(
                    id("example/" + message.id() + "/" + ++number),
                    CaseKind.EXAMPLE,
                    "example " + number + " of '" + message.id() + "'",
                    taken(message, example),
                    connection -> send(connection, message, example)));
        }
        for (int round = 1; round <= rounds; round++) {
            String id = id("generated/" + message.id() + "/" + round);
            Choices choices = Choices.seeded(seed * 1_000_003 + id.hashCode());
            Optional<FrameContent> made = instances.generated(Direction.TO_CLIENT, message, choices);
            String title = "valid '" + message.id() + "' made from its schema, number " + round;
            made.ifPresent(content -> pushes.add(new Push(
                    id,
                    CaseKind.GENERATED,
                    title,
                    taken(message, content),
                    connection -> send(connection, message, content))));
        }
    }

    /** Adds an event to which nobody is subscribed, as no server sends it. */
    private void stray(Message message, List<Push> pushes) {
        channel.contents()
                .next(message)
                .ifPresent(content -> pushes.add(new Push(
                        id("stray/" + message.id()),
                        CaseKind.RESUME,
                        "'" + message.id() + "' without a subscription to its topic",
                        new Expected.Survived(),
                        connection -> connection.send(content))));
    }

    private Expected taken(Message message, FrameContent content) {
        boolean asks = channel.protocol()
                .operations(Operation.Action.SEND)
                .anyMatch(operation -> SentMessages.has(operation.messages(), message)
                        && !channel.protocol().repliesTo(operation).isEmpty());
        JsonNode frame = content instanceof FrameContent.Json json ? json.value() : null;
        return asks
                ? new Expected.Taken(
                        message,
                        Optional.of(Objects.requireNonNullElse(
                                ChannelProtocol.correlation(message, frame), ClientConnection.NO_REF)))
                : new Expected.Taken(message);
    }

    /** Sends a message, an event at the next position of its topic. */
    private void send(ClientConnection connection, Message message, FrameContent content) {
        Optional<TopicPlace> place = channel.topics().subscriptionOf(message);
        connection.send(place.isPresent() ? channel.nextEvent(message, content, place.get()) : content);
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
                    new Expected.Survived(),
                    connection -> {
                        if (channel.topics().topicOf(message).isPresent()) {
                            channel.mislead();
                        }
                        connection.send(mutant.frame());
                    }));
        }
        survey.unbroken()
                .forEach(left -> unmutated.add(channel.channel().id() + "/" + message.id() + " "
                        + left.constraint().keyword() + ": " + left.reason()));
    }
}
