package dev.howl.generator.docs.page;

import dev.howl.generator.docs.diagram.SequenceDiagram;
import dev.howl.generator.docs.diagram.SequenceStep.Sender;
import dev.howl.generator.docs.html.Html;
import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sequences of a channel with Howl's roles: connecting, resuming after a lost connection, and a gap. */
final class ChannelSequences {
    private final PageScope scope;
    private final Channel channel;
    private final Optional<Topic> topic;

    private ChannelSequences(PageScope scope, Channel channel) {
        this.scope = scope;
        this.channel = channel;
        this.topic = channel.howl().topics().values().stream()
                .filter(known -> !known.events().isEmpty())
                .reduce((first, next) -> first.snapshot() == null && next.snapshot() != null ? next : first);
    }

    /** Returns the section; nothing for a channel without roles. */
    static Html of(PageScope scope, Channel channel) {
        ChannelSequences sequences = new ChannelSequences(scope, channel);
        List<Html> figures = new ArrayList<>();
        if (channel.isSocket() && (sequences.has("initial") || sequences.has("connect"))) {
            figures.add(sequences.render("connect", sequences.connecting()));
        }
        if (channel.isSocket() && sequences.has("subscribe") && sequences.topic.isPresent()) {
            figures.add(sequences.render("resume", sequences.resuming()));
        }
        if (channel.isSocket() && sequences.has("gap")) {
            figures.add(sequences.render("gap", sequences.gap()));
        }
        return figures.isEmpty()
                ? Html.NOTHING
                : Section.of(
                        "sequences", "Sequences", Html.element("div", figures).css("sequences"));
    }

    private Html render(String id, SequenceDiagram sequence) {
        return sequence.render(scope.links().anchor("sequence", id));
    }

    private SequenceDiagram connecting() {
        SequenceDiagram sequence = new SequenceDiagram("Connect and subscribe");
        sequence.remark("The client opens a WebSocket.");
        open(sequence, topic.map(known -> "topic " + known.name()).orElse(""));
        event(sequence, "for each event of the topic");
        send(sequence, Sender.CLIENT, "ping", "from time to time");
        answer(sequence, "pong");
        return sequence;
    }

    private SequenceDiagram resuming() {
        SequenceDiagram sequence = new SequenceDiagram("Reconnect and resume");
        event(sequence, "the last event that arrives");
        sequence.remark("The connection is lost.");
        sequence.remark("The client waits, longer after each failure, and opens another WebSocket.");
        open(sequence, "since the last event handled");
        event(sequence, "the events missed, then new ones");
        return sequence;
    }

    private SequenceDiagram gap() {
        SequenceDiagram sequence = new SequenceDiagram("Gap");
        sequence.remark("The client lags, or the events after its position are no longer kept.");
        send(sequence, Sender.SERVER, "gap", "events were skipped");
        topic.map(Topic::snapshot).flatMap(this::operation).ifPresent(snapshot -> {
            sequence.send(Sender.CLIENT, OperationSequence.names(snapshot.messages()), "the state anew");
            Reply reply = snapshot.reply();
            if (reply != null) {
                sequence.answer(Sender.SERVER, OperationSequence.names(reply.messages()), "");
            }
        });
        event(sequence, "the events after the gap");
        return sequence;
    }

    private void open(SequenceDiagram sequence, String subscription) {
        send(sequence, Sender.SERVER, "initial", "");
        send(sequence, Sender.CLIENT, "connect", "");
        send(sequence, Sender.CLIENT, "subscribe", subscription);
        answer(sequence, "subscribed");
    }

    private void event(SequenceDiagram sequence, String detail) {
        topic.ifPresent(known -> sequence.send(Sender.SERVER, known.events().get(0), detail));
    }

    private void send(SequenceDiagram sequence, Sender sender, String role, String detail) {
        OperationSequence.role(channel, role).map(Message::id).ifPresent(id -> sequence.send(sender, id, detail));
    }

    private void answer(SequenceDiagram sequence, String role) {
        OperationSequence.role(channel, role).map(Message::id).ifPresent(id -> sequence.answer(Sender.SERVER, id, ""));
    }

    private boolean has(String role) {
        return OperationSequence.role(channel, role).isPresent();
    }

    private Optional<Operation> operation(String id) {
        return scope.contract().operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst();
    }
}
