package dev.howl.testkit.conformance.listen;

import dev.howl.instances.FrameContent;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.session.FrameEdit;
import dev.howl.testkit.conformance.session.MessageContents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The topics of a channel as the played server keeps them, and the subscriptions of the newest connection. */
final class PlayedTopics {
    private static final int MAX_SUBSCRIPTIONS = 256;

    private final Map<String, Topic> topics;
    private final String contentPointer;
    private final MessageContents contents;
    private final Map<TopicPlace, EventHistory> histories = new LinkedHashMap<>();
    /** With the position that the client asked for; empty if it asked for none. */
    private final Map<TopicPlace, Optional<EventHistory.Cursor>> subscriptions = new LinkedHashMap<>();

    /** @param contentPointer place of the properties in a frame */
    PlayedTopics(Map<String, Topic> topics, String contentPointer, MessageContents contents) {
        this.topics = topics;
        this.contentPointer = contentPointer;
        this.contents = contents;
    }

    /** Forgets the subscriptions, since a new connection has none. */
    void connected() {
        subscriptions.clear();
    }

    /** Returns what the newest connection is subscribed to. */
    Set<TopicPlace> subscribed() {
        return Set.copyOf(subscriptions.keySet());
    }

    /** Returns the position after which the newest connection asked for events; empty if it named none. */
    Optional<EventHistory.Cursor> asked(TopicPlace place) {
        return subscriptions.getOrDefault(place, Optional.empty());
    }

    /** Returns the events of a topic and key. */
    EventHistory history(TopicPlace place) {
        return histories.computeIfAbsent(place, none -> new EventHistory());
    }

    void subscribe(TopicPlace place, EventHistory.@Nullable Cursor since) {
        if (subscriptions.size() < MAX_SUBSCRIPTIONS) {
            subscriptions.put(place, Optional.ofNullable(since));
        }
    }

    void unsubscribe(TopicPlace place) {
        subscriptions.remove(place);
    }

    /** Returns the topic that has a message as its event; empty if none has. */
    Optional<Topic> topicOf(Message message) {
        return topics.values().stream()
                .filter(topic -> topic.events().contains(message.id()))
                .findFirst();
    }

    /** Returns a subscription that an event can be sent to; empty if there is none. */
    Optional<TopicPlace> subscriptionOf(Message message) {
        return topicOf(message).flatMap(topic -> subscriptions.keySet().stream()
                .filter(place -> place.topic().equals(topic.name()))
                .findFirst());
    }

    /** Returns an event at a position, with the key of its subscription. */
    FrameContent at(Message message, FrameContent content, TopicPlace place, EventHistory.Cursor cursor) {
        if (!(content instanceof FrameContent.Json json)) {
            return content;
        }
        JsonNode frame = json.value().deepCopy();
        JsonNode position = place.position(cursor);
        Topic topic = topics.get(place.topic());
        if (topic != null && topic.key() != null && place.key() != null) {
            replace(message, frame, inContent(topic.key().name()), position.path("key"));
        }
        for (JsonPointer at : List.of(JsonPointer.compile("/position"), inContent("position"))) {
            if (!frame.at(at).isMissingNode() && replace(message, frame, at, position)) {
                return new FrameContent.Json(frame);
            }
        }
        FrameEdit.set(frame, JsonPointer.compile("/position"), position);
        FrameContent positioned = new FrameContent.Json(frame);
        return contents.isValid(message, positioned) ? positioned : content;
    }

    private JsonPointer inContent(String member) {
        return JsonPointer.compile(contentPointer).appendProperty(member);
    }

    /** Replaces a value that the frame has; returns whether the frame is valid with the other one. */
    private boolean replace(Message message, JsonNode frame, JsonPointer place, JsonNode value) {
        JsonNode before = frame.at(place);
        if (before.isMissingNode() || !FrameEdit.set(frame, place, value)) {
            return false;
        }
        boolean valid = contents.isValid(message, new FrameContent.Json(frame));
        if (!valid) {
            FrameEdit.set(frame, place, before);
        }
        return valid;
    }
}
