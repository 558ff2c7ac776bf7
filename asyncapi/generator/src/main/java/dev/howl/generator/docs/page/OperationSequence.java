package dev.howl.generator.docs.page;

import dev.howl.generator.docs.diagram.SequenceDiagram;
import dev.howl.generator.docs.diagram.SequenceStep.Sender;
import dev.howl.generator.docs.html.Html;
import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sequence of an operation: a request and its reply, or a push and what leads to it. */
final class OperationSequence {
    /** More names make no label. */
    private static final int MOST_NAMES = 3;

    private OperationSequence() {}

    /** Returns the section; nothing for other protocols, where a broker stands between both sides. */
    static Html of(PageScope scope, Operation operation) {
        if (!operation.channel().isSocket() || operation.messages().isEmpty()) {
            return Html.NOTHING;
        }
        SequenceDiagram sequence = new SequenceDiagram(caption(operation));
        Sender sender = operation.action() == Action.RECEIVE ? Sender.CLIENT : Sender.SERVER;
        Optional<Topic> topic = sender == Sender.SERVER ? topic(operation) : Optional.empty();
        topic.ifPresent(wanted -> {
            role(operation.channel(), "subscribe")
                    .ifPresent(message -> sequence.send(Sender.CLIENT, message.id(), "topic " + wanted.name()));
            role(operation.channel(), "subscribed")
                    .ifPresent(message -> sequence.answer(Sender.SERVER, message.id(), ""));
        });
        sequence.send(sender, names(operation.messages()), topic.isPresent() ? "for each event of the topic" : "");
        answers(operation, sender, sequence);
        return Section.of("sequence", "Sequence", sequence.render(scope.links().anchor("sequence", operation.id())));
    }

    private static String caption(Operation operation) {
        boolean isSent = operation.action() == Action.RECEIVE;
        return operation.reply() == null
                ? isSent ? "A message of the client" : "A message of the server"
                : isSent ? "A request of the client, and its reply" : "A request of the server, and its reply";
    }

    private static void answers(Operation operation, Sender sender, SequenceDiagram sequence) {
        Reply reply = operation.reply();
        boolean hasReply = reply != null && !reply.messages().isEmpty();
        if (reply != null && hasReply) {
            sequence.answer(sender.other(), names(reply.messages()), "");
        }
        if (sender == Sender.CLIENT) {
            role(operation.channel(), "error")
                    .filter(error -> !operation.messages().contains(error))
                    .ifPresent(error -> sequence.answer(
                            Sender.SERVER, error.id(), hasReply ? "instead, if it refuses" : "only if it refuses"));
        }
    }

    private static Optional<Topic> topic(Operation operation) {
        List<String> ids = operation.messages().stream().map(Message::id).toList();
        return operation.channel().howl().topics().values().stream()
                .filter(topic -> topic.events().stream().anyMatch(ids::contains))
                .findFirst();
    }

    static Optional<Message> role(Channel channel, String role) {
        return channel.messages().stream()
                .filter(message -> role.equals(message.role()))
                .findFirst();
    }

    static String names(List<Message> messages) {
        String names = messages.stream().limit(MOST_NAMES).map(Message::id).collect(Collectors.joining(" or "));
        int others = messages.size() - MOST_NAMES;
        return others > 0 ? names + " or " + others + " more" : names;
    }
}
