package dev.howl.diff.rule;

/** Rules about the topics of a channel. */
public enum TopicRule implements DescribedRule {
    TOPIC_REMOVED(
            "topic-removed",
            Weight.BREAKING,
            "A topic is gone. Subscriptions of old clients are refused.",
            "keep the topic until no client subscribes to it"),
    TOPIC_ADDED(
            "topic-added",
            Weight.SERVER_FIRST,
            "A topic is new. Old servers do not have it.",
            "update servers before clients"),
    TOPIC_EVENT_REMOVED(
            "topic-event-removed",
            Weight.BREAKING,
            "A topic no longer has one of its events.",
            "keep publishing the event"),
    TOPIC_EVENT_ADDED("topic-event-added", Weight.COMPATIBLE, "A topic has another event.", "nothing needs to be done"),
    TOPIC_KEY_CHANGED(
            "topic-key-changed",
            Weight.BREAKING,
            "A topic has another key, or a key where there was none, or none any more.",
            "add a topic with the new key and keep this one"),
    TOPIC_DURABILITY_LOST(
            "topic-durability-lost",
            Weight.BREAKING,
            "Acknowledged events of a topic no longer survive the process.",
            "keep the topic durable"),
    TOPIC_DURABILITY_GAINED(
            "topic-durability-gained",
            Weight.COMPATIBLE,
            "Acknowledged events of a topic survive the process now.",
            "nothing needs to be done"),
    TOPIC_SNAPSHOT_REMOVED(
            "topic-snapshot-removed",
            Weight.BREAKING,
            "A topic has no snapshot any more. Old clients begin with it.",
            "keep the operation"),
    TOPIC_SNAPSHOT_ADDED(
            "topic-snapshot-added",
            Weight.SERVER_FIRST,
            "A topic has a snapshot, or another operation for it.",
            "update servers before clients"),
    TOPIC_GAP_POLICY_CHANGED(
            "topic-gap-policy-changed",
            Weight.BREAKING,
            "Subscribers that lag are treated in another way: closed instead of skipped, or the reverse.",
            "add a topic with the other policy and keep this one"),
    TOPIC_SCOPE_REQUIRED(
            "topic-scope-required",
            Weight.BREAKING,
            "Publishing on a topic or subscribing to it needs another scope.",
            "require the scope for a new topic only"),
    TOPIC_SCOPE_REMOVED(
            "topic-scope-removed",
            Weight.COMPATIBLE,
            "Publishing on a topic or subscribing to it needs no scope any more.",
            "nothing needs to be done"),
    TOPIC_PLANNED(
            "topic-planned",
            Weight.BREAKING,
            "A subscription is answered with not_implemented now.",
            "keep the topic until no client subscribes to it"),
    TOPIC_IMPLEMENTED(
            "topic-implemented", Weight.SERVER_FIRST, "A topic is implemented now.", "update servers before clients");

    // Error Prone does not recognise a record of texts and an enum as immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Row row;

    TopicRule(String id, Weight weight, String text, String advice) {
        this.row = new Row(id, weight, text, advice);
    }

    @Override
    public Row row() {
        return row;
    }
}
