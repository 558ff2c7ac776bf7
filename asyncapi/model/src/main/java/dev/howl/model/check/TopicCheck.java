package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.View;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.NameHints;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code x-howl-topics}: events are messages that the server sends, snapshots are operations with a reply. */
final class TopicCheck {
    private final LinkedContract linked;
    private final Channel channel;
    private final Diagnostics diagnostics;

    private TopicCheck(LinkedContract linked, Channel channel, Diagnostics diagnostics) {
        this.linked = linked;
        this.channel = channel;
        this.diagnostics = diagnostics;
    }

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        for (Channel channel : linked.contract().channels()) {
            TopicCheck check = new TopicCheck(linked, channel, diagnostics);
            channel.howl().topics().values().forEach(check::topic);
        }
    }

    private void topic(Topic topic) {
        Node written = linked.origins().of(channel).child("x-howl-topics");
        Node object = written == null ? null : written.child(topic.name());
        if (object instanceof Mapping mapping) {
            events(topic, mapping.child("events"));
            snapshot(topic, mapping.child("snapshot"));
            key(topic, mapping.child("key"));
        }
    }

    private void key(Topic topic, @Nullable Node written) {
        String parameter = topic.key() == null ? null : topic.key().parameter();
        List<String> parameters =
                channel.parameters().stream().map(Channel.Parameter::name).toList();
        if (parameter != null && written != null && !parameters.contains(parameter)) {
            diagnostics.error(
                    written.location(),
                    "topic '" + topic.name() + "' uses parameter '" + parameter + "' as its key, but the address of"
                            + " channel '" + channel.id() + "' does not have it; "
                            + NameHints.instead(parameter, parameters));
        }
    }

    private void events(Topic topic, @Nullable Node events) {
        if (events instanceof Sequence list) {
            list.items().stream()
                    .filter(item -> item.json().isString())
                    .forEach(item -> event(topic, item.json().stringValue(), item.location()));
        }
    }

    private void event(Topic topic, String event, Location location) {
        boolean binary =
                channel.messages().stream().anyMatch(message -> message.id().equals(event) && message.isBinary());
        List<String> sent = Directions.toClient(linked.contract(), channel).stream()
                .map(Message::id)
                .toList();
        boolean known =
                channel.messages().stream().anyMatch(message -> message.id().equals(event));
        if (!known) {
            diagnostics.error(
                    location,
                    "topic '" + topic.name() + "' names message '" + event + "', which channel '" + channel.id()
                            + "' does not have; " + NameHints.instead(event, sent));
        } else if (binary) {
            diagnostics.error(
                    location,
                    "topic '" + topic.name() + "' names message '" + event
                            + "', which is binary; events are text, so send it without a topic, or make it JSON or"
                            + " text");
        } else if (!sent.contains(event)) {
            diagnostics.error(
                    location,
                    "topic '" + topic.name() + "' names message '" + event
                            + "', which the server does not send; add it to "
                            + Wording.operation(linked, Operation.Action.SEND));
        }
    }

    private void snapshot(Topic topic, @Nullable Node written) {
        String id = topic.snapshot();
        if (id == null || written == null) {
            return;
        }
        List<Operation> candidates = linked.contract().operations(channel).stream()
                .filter(operation -> operation.action() == Operation.Action.RECEIVE && operation.reply() != null)
                .toList();
        if (candidates.stream().noneMatch(operation -> operation.id().equals(id))) {
            diagnostics.error(
                    written.location(),
                    "topic '" + topic.name() + "' names snapshot '" + id + "', "
                            + noSnapshot()
                            + instead(id, candidates));
        }
    }

    private String noSnapshot() {
        View view = linked.contract().viewpoint().view();
        return Wording.of(linked.version()).noSnapshot(channel.id(), view.turned(Operation.Action.RECEIVE));
    }

    private String instead(String id, List<Operation> candidates) {
        return linked.version().isTwo()
                ? ""
                : "; "
                        + NameHints.instead(
                                id, candidates.stream().map(Operation::id).toList());
    }
}
