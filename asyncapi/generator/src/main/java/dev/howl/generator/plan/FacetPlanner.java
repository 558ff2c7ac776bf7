package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Groups a channel's operations by their first tag. */
final class FacetPlanner {
    private final Contract contract;
    private final Channel channel;
    private final String base;
    private final ClassNames names;
    private final Diagnostics diagnostics;
    private final Map<String, MessagePlan> messages;
    private final List<TopicPlan> topics;
    private final List<ChannelPlan.Family> families;

    FacetPlanner(
            Contract contract,
            Channel channel,
            String base,
            ClassNames names,
            Diagnostics diagnostics,
            Map<String, MessagePlan> messages,
            List<TopicPlan> topics,
            List<ChannelPlan.Family> families) {
        this.contract = contract;
        this.channel = channel;
        this.base = base;
        this.names = names;
        this.diagnostics = diagnostics;
        this.messages = messages;
        this.topics = topics;
        this.families = families;
    }

    List<FacetPlan> plan() {
        reportTwoReceivers();
        Map<@Nullable String, List<Operation>> byTag = new LinkedHashMap<>();
        for (Operation operation : contract.operations(channel)) {
            String tag = operation.tags().isEmpty() ? null : operation.tags().get(0);
            byTag.computeIfAbsent(tag, key -> new ArrayList<>()).add(operation);
        }
        List<FacetPlan> facets = new ArrayList<>();
        byTag.forEach((tag, operations) -> facets.add(facet(tag, operations)));
        return List.copyOf(facets);
    }

    private FacetPlan facet(@Nullable String tag, List<Operation> operations) {
        String name = tag == null ? base : JavaNames.type(tag);
        List<TopicPlan> own = topics(operations);
        Set<String> taken = new HashSet<>(tag == null ? FacetPlan.OF_CLIENTS : Set.of());
        if (!own.isEmpty()) {
            taken.addAll(Set.of("subscribe", "follow", "events"));
        }
        return new FacetPlan(
                tag,
                names.allocate(name + "Handler"),
                names.allocate(name + "Api"),
                operations.stream()
                        .filter(operation -> operation.action() == Action.RECEIVE)
                        .flatMap(operation -> received(operation, taken).stream())
                        .toList(),
                operations.stream()
                        .filter(operation -> operation.action() == Action.SEND)
                        .flatMap(operation -> sent(operation, taken).stream())
                        .toList(),
                own);
    }

    private List<OperationPlan> received(Operation operation, Set<String> taken) {
        List<MessagePlan> replies = replies(operation);
        return operation.messages().stream()
                .filter(message -> message.role() == null)
                .map(message -> plan(message))
                .filter(Objects::nonNull)
                .map(message -> {
                    boolean only = operation.messages().size() == 1;
                    String handler = JavaNames.member(only ? operation.id() : message.id());
                    String asked = operation.method();
                    String client = only && asked != null ? JavaNames.member(asked) : handler;
                    return new OperationPlan(
                            operation,
                            message,
                            handler,
                            JavaNames.unique(client, "", taken),
                            replies,
                            reply(operation, replies));
                })
                .toList();
    }

    private List<OperationPlan> sent(Operation operation, Set<String> taken) {
        if (operation.reply() != null) {
            diagnostics.limit(
                    operation.reply().location(),
                    "operation '" + operation.id()
                            + "' is sent by the server and wants a reply; only what clients send can" + " have one");
        }
        Set<MessagePlan> events =
                topics.stream().flatMap(topic -> topic.events().stream()).collect(Collectors.toSet());
        return operation.messages().stream()
                .filter(message -> message.role() == null)
                .map(this::plan)
                .filter(Objects::nonNull)
                .filter(message -> !events.contains(message))
                .map(message -> new OperationPlan(
                        operation,
                        message,
                        "",
                        JavaNames.unique("on" + JavaNames.type(message.id()), "", taken),
                        List.of(),
                        null))
                .toList();
    }

    private List<MessagePlan> replies(Operation operation) {
        Operation.Reply reply = operation.reply();
        if (reply == null) {
            return List.of();
        }
        if (!reply.channel().id().equals(channel.id())) {
            diagnostics.limit(
                    reply.location(),
                    "the reply of operation '" + operation.id() + "' travels on channel '"
                            + reply.channel().id() + "'; a reply on another WebSocket is not supported");
        }
        return reply.messages().stream()
                .map(this::plan)
                .filter(Objects::nonNull)
                .filter(message -> message.message().role() == null)
                .toList();
    }

    private @Nullable ClassName reply(Operation operation, List<MessagePlan> replies) {
        if (replies.isEmpty()) {
            return null;
        }
        if (replies.size() == 1) {
            return replies.get(0).name();
        }
        ClassName name = names.allocate(JavaNames.type(operation.id()) + "Reply");
        families.add(ChannelPlanner.family(name, "A reply to operation `" + operation.id() + "`.", replies));
        return name;
    }

    /** Returns the topics of which at least one event is sent by these operations. */
    private List<TopicPlan> topics(List<Operation> operations) {
        Set<String> sent = operations.stream()
                .filter(operation -> operation.action() == Action.SEND)
                .flatMap(operation -> operation.messages().stream())
                .map(Message::id)
                .collect(Collectors.toSet());
        return topics.stream()
                .filter(topic -> topic.events().stream().anyMatch(event -> sent.contains(event.id())))
                .toList();
    }

    private void reportTwoReceivers() {
        Map<String, Operation> receivers = new HashMap<>();
        for (Operation operation : contract.operations(channel)) {
            if (operation.action() == Action.RECEIVE) {
                for (Message message : operation.messages()) {
                    Operation other = receivers.putIfAbsent(message.id(), operation);
                    if (other != null && !other.id().equals(operation.id())) {
                        diagnostics.limit(
                                operation.location(),
                                "operations '" + other.id() + "' and '" + operation.id() + "' both receive message '"
                                        + message.id() + "'; give each its own, or make them one");
                    }
                }
            }
        }
    }

    private @Nullable MessagePlan plan(Message message) {
        return messages.get(message.id());
    }
}
