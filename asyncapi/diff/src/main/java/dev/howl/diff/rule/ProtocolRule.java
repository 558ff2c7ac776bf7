package dev.howl.diff.rule;

import dev.howl.diff.Affected;
import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffRule;

/** Rules about what Howl adds to a channel: codes, heartbeat and topics. */
public enum ProtocolRule implements DiffRule {
    ERROR_CODE_ADDED(
            "error-code-added",
            Weight.COMPATIBLE,
            "The server may answer with a new error code. Old clients go by its flags in the frame.",
            "nothing needs to be done"),
    ERROR_CODE_REMOVED(
            "error-code-removed",
            Weight.COMPATIBLE,
            "An error code is gone. Nobody sends it any more.",
            "nothing needs to be done"),
    ERROR_RETRYABLE_CHANGED(
            "error-retryable-changed",
            Weight.BREAKING,
            "Trying again after an error has another effect than old clients assume.",
            "add an error code and keep this one"),
    ERROR_TERMINAL_CHANGED(
            "error-terminal-changed",
            Weight.BREAKING,
            "An error ends the connection now, or no longer does. Old clients assume otherwise.",
            "add an error code and keep this one"),
    CLOSE_CODE_ADDED(
            "close-code-added",
            Weight.COMPATIBLE,
            "The server may close with a new code after which clients come back, as they do after an unknown one.",
            "nothing needs to be done"),
    CLOSE_CODE_FINAL_ADDED(
            "close-code-final-added",
            Weight.BREAKING,
            "The server may close with a new code after which clients must stay away. Old clients do not know it and come back.",
            "use an existing close code that is final"),
    CLOSE_CODE_REMOVED(
            "close-code-removed",
            Weight.COMPATIBLE,
            "A close code is gone. Nobody sends it any more.",
            "nothing needs to be done"),
    CLOSE_RECONNECT_CHANGED(
            "close-reconnect-changed",
            Weight.BREAKING,
            "Clients must come back after a close code, or stay away, other than old clients assume.",
            "add a close code and keep this one"),
    HEARTBEAT_ADDED(
            "heartbeat-added",
            Weight.BREAKING,
            "The server closes silent connections now. Old clients do not ping.",
            "accept clients without pings, or use protocol pings"),
    HEARTBEAT_REMOVED(
            "heartbeat-removed",
            Weight.COMPATIBLE,
            "Silent connections are no longer closed.",
            "nothing needs to be done"),
    HEARTBEAT_TOO_SHORT(
            "heartbeat-too-short",
            Weight.BREAKING,
            "The server closes connections sooner than old clients ping.",
            "keep idle-timeout longer than the old interval"),
    HEARTBEAT_CHANGED(
            "heartbeat-changed",
            Weight.COMPATIBLE,
            "Clients ping at another interval, which old clients still satisfy.",
            "nothing needs to be done"),
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

    private final String id;
    private final Weight weight;
    private final String text;
    private final String advice;

    ProtocolRule(String id, Weight weight, String text, String advice) {
        this.id = id;
        this.weight = weight;
        this.text = text;
        this.advice = advice;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public DiffLevel level() {
        return weight.level();
    }

    @Override
    public Affected affected() {
        return weight.affected();
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String advice() {
        return advice;
    }
}
