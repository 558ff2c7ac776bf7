package dev.howl.diff.compare;

import dev.howl.diff.DiffRule;
import dev.howl.diff.rule.SourceRule;
import dev.howl.diff.rule.TopicRule;
import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions.KeyDefinition;
import dev.howl.model.ChannelExtensions.Topic;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes of the topics of a channel. */
final class TopicsComparison {
    private final Both both;
    private final Channel old;
    private final Channel now;
    private final MessagesComparison messages;
    private final DirectionChanges toServer;

    TopicsComparison(Both both, Channel old, Channel now, MessagesComparison messages, DirectionChanges toServer) {
        this.both = both;
        this.old = old;
        this.now = now;
        this.messages = messages;
        this.toServer = toServer;
    }

    void compare() {
        Map<String, Topic> before = old.howl().topics();
        Map<String, Topic> after = now.howl().topics();
        before.forEach((name, topic) -> {
            Topic same = after.get(name);
            if (same == null) {
                report(TopicRule.TOPIC_REMOVED, topic, null, "is gone");
            } else {
                compare(topic, same);
            }
        });
        after.forEach((name, topic) -> {
            if (!before.containsKey(name)) {
                report(TopicRule.TOPIC_ADDED, null, topic, "is new");
                methods(topic);
            }
        });
    }

    /** Events of topics have no handler methods of their own, which they may have had before. */
    private void methods(Topic added) {
        boolean known =
                old.messages().stream().anyMatch(message -> added.events().contains(messages.newId(message.id())));
        if (known) {
            report(SourceRule.TOPIC_METHODS_CHANGED, null, added, "Java: its events had methods of their own");
        }
    }

    private void report(DiffRule rule, @Nullable Topic before, @Nullable Topic after, String words) {
        Topic named = Objects.requireNonNull(after == null ? before : after);
        both.report(rule, place(true, old, before), place(false, now, after), "topic '" + named.name() + "': " + words);
    }

    private @Nullable Place place(boolean isOld, Channel channel, @Nullable Topic topic) {
        Place place = topic == null ? null : both.place(isOld, channel, channel.location());
        return place == null || topic == null
                ? null
                : place.fields(both.document(isOld).linked().origins().of(channel), "x-howl-topics/" + topic.name());
    }

    private void compare(Topic before, Topic after) {
        events(before, after);
        key(before, after);
        if (before.durable() != after.durable()) {
            report(
                    after.durable() ? TopicRule.TOPIC_DURABILITY_GAINED : TopicRule.TOPIC_DURABILITY_LOST,
                    before,
                    after,
                    after.durable() ? "is durable now" : "is not durable any more");
        }
        if (!Objects.equals(before.snapshot(), after.snapshot())) {
            report(
                    after.snapshot() == null ? TopicRule.TOPIC_SNAPSHOT_REMOVED : TopicRule.TOPIC_SNAPSHOT_ADDED,
                    before,
                    after,
                    "snapshot " + before.snapshot() + " before, " + after.snapshot() + " now");
        }
        if (!before.lagging().equals(after.lagging())) {
            report(
                    TopicRule.TOPIC_GAP_POLICY_CHANGED,
                    before,
                    after,
                    "lagging " + before.lagging() + " before, " + after.lagging() + " now");
        }
        scope("publish", before, before.publishScope(), after, after.publishScope());
        scope("read", before, before.readScope(), after, after.readScope());
        if (before.planned() != after.planned()) {
            report(
                    after.planned() ? TopicRule.TOPIC_PLANNED : TopicRule.TOPIC_IMPLEMENTED,
                    before,
                    after,
                    after.planned() ? "is planned only" : "is implemented");
        }
    }

    private void events(Topic before, Topic after) {
        Set<String> gone = new LinkedHashSet<>();
        before.events().forEach(event -> gone.add(messages.newId(event)));
        Set<String> added = new LinkedHashSet<>(after.events());
        added.removeAll(gone);
        after.events().forEach(gone::remove);
        if (!gone.isEmpty() || !added.isEmpty()) {
            report(
                    SourceRule.TOPIC_METHODS_CHANGED,
                    before,
                    after,
                    "Java: its publisher and events have other methods");
        }
        if (!gone.isEmpty()) {
            report(TopicRule.TOPIC_EVENT_REMOVED, before, after, "no longer has " + gone);
        }
        if (!added.isEmpty()) {
            report(TopicRule.TOPIC_EVENT_ADDED, before, after, "has " + added + " now");
        }
    }

    private void key(Topic before, Topic after) {
        KeyDefinition was = before.key();
        KeyDefinition is = after.key();
        if (was == null && is == null) {
            return;
        }
        if (was == null || is == null || (was.parameter() == null) != (is.parameter() == null)) {
            report(TopicRule.TOPIC_KEY_CHANGED, before, after, "key " + name(was) + " before, " + name(is) + " now");
            return;
        }
        if (!was.name().equals(is.name())) {
            report(SourceRule.TOPIC_KEY_RENAMED, before, after, "key '" + was.name() + "' is '" + is.name() + "' now");
        }
        toServer.of("key of topic '" + after.name() + "'", place(true, old, before), place(false, now, after))
                .compare(was.schema(), is.schema());
    }

    private static String name(@Nullable KeyDefinition key) {
        return key == null ? "none" : "'" + key.name() + "'";
    }

    private void scope(String kind, Topic before, @Nullable String was, Topic after, @Nullable String is) {
        if (!Objects.equals(was, is)) {
            report(
                    is == null ? TopicRule.TOPIC_SCOPE_REMOVED : TopicRule.TOPIC_SCOPE_REQUIRED,
                    before,
                    after,
                    kind + "-scope " + was + " before, " + is + " now");
        }
    }
}
