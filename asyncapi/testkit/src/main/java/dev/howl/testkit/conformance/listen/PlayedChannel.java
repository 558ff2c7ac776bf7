package dev.howl.testkit.conformance.listen;

import dev.howl.instances.ChannelInstances;
import dev.howl.instances.FrameContent;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import dev.howl.model.Message;
import dev.howl.model.Sockets;
import dev.howl.runtime.Direction;
import dev.howl.testkit.ChannelConformance;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.InboundJudge;
import dev.howl.testkit.conformance.session.MessageContents;
import dev.howl.testkit.conformance.session.MessageSchemas;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A channel whose server the run plays. Its connection belongs to the thread of the run. */
final class PlayedChannel {
    private final ChannelProtocol protocol;
    private final ChannelInstances instances;
    private final InboundJudge judge;
    private final MessageContents contents;
    private final ChannelConformance conformance;
    private final ChannelPath path;
    private final PlayedRoleFrames frames;
    private final PlayedTopics topics;
    private final Set<String> heard = new HashSet<>();
    private final Map<String, FrameContent> instead = new HashMap<>();
    private @Nullable ClientConnection connection;
    private int sessions;
    private boolean misled;

    PlayedChannel(Contract sockets, Channel channel, long seed) {
        protocol = new ChannelProtocol(sockets, channel);
        instances = ChannelInstances.of(sockets, channel);
        judge = new InboundJudge(protocol.toServer(), MessageSchemas.of(instances.evaluator(), Direction.TO_SERVER));
        contents = new MessageContents(instances, Direction.TO_CLIENT, seed);
        frames = new PlayedRoleFrames(protocol, contents);
        topics = new PlayedTopics(channel.howl().topics(), protocol.contentPointer(), contents);
        String known = Sockets.path(channel);
        path = new ChannelPath(known == null ? "/" + channel.id() : known);
        conformance = new ChannelConformance(
                new ConformanceCheck.Bundle(path.template(), FrameSchemas.bundle(sockets, channel)));
    }

    ChannelProtocol protocol() {
        return protocol;
    }

    Channel channel() {
        return protocol.channel();
    }

    ChannelInstances instances() {
        return instances;
    }

    InboundJudge judge() {
        return judge;
    }

    MessageContents contents() {
        return contents;
    }

    ChannelConformance conformance() {
        return conformance;
    }

    ChannelPath path() {
        return path;
    }

    PlayedRoleFrames frames() {
        return frames;
    }

    PlayedTopics topics() {
        return topics;
    }

    /** Returns an id for a new session. */
    String freshId() {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L + ++sessions).toString();
    }

    /** Adds a message that a client has sent on any connection. */
    void heard(Message message) {
        heard.add(message.id());
    }

    boolean hasHeard(Message message) {
        return heard.contains(message.id());
    }

    /** Sets what is sent, once, in place of the next message with a role. */
    void instead(String role, FrameContent content) {
        instead.put(role, content);
    }

    /** Returns what is to be sent in place of a message with a role, once. */
    Optional<FrameContent> takeInstead(String role) {
        return Optional.ofNullable(instead.remove(role));
    }

    /** Notes that the client was sent positions or ids that no server may send, which it may repeat. */
    void mislead() {
        misled = true;
    }

    boolean isMisled() {
        return misled;
    }

    boolean hasInstead(String role) {
        return instead.containsKey(role);
    }

    /** Returns an event at the next position of its topic, and keeps it for clients that resume. */
    FrameContent nextEvent(Message event, FrameContent content, TopicPlace place) {
        EventHistory history = topics.history(place);
        FrameContent positioned = topics.at(event, content, place, history.next());
        history.add(positioned);
        return positioned;
    }

    /** Sets the newest connection, which has no subscriptions yet. */
    void connection(ClientConnection newest) {
        connection = newest;
        topics.connected();
    }

    /** Returns the newest connection, if it is open. */
    Optional<ClientConnection> connection() {
        return Optional.ofNullable(connection).filter(ClientConnection::isOpen);
    }
}
