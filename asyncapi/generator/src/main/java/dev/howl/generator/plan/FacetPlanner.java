package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Groups a channel's operations. */
final class FacetPlanner {
    private final Contract contract;
    private final Channel channel;
    private final String base;
    private final ClassNames names;
    private final Map<String, MessagePlan> messages;
    private final List<TopicPlan> topics;
    private final List<ChannelPlan.Family> families;
    /** The id of the first operation of each message, which has its method. */
    private final Map<Action, Map<String, String>> owners = new EnumMap<>(Action.class);

    FacetPlanner(
            Contract contract,
            Channel channel,
            String base,
            ClassNames names,
            Map<String, MessagePlan> messages,
            List<TopicPlan> topics,
            List<ChannelPlan.Family> families) {
        this.contract = contract;
        this.channel = channel;
        this.base = base;
        this.names = names;
        this.messages = messages;
        this.topics = topics;
        this.families = families;
    }

    List<FacetPlan> plan() {
        Map<FacetPlan.Group, List<Operation>> groups = new LinkedHashMap<>();
        for (Operation operation : contract.operations(channel)) {
            addOwner(operation);
            groups.computeIfAbsent(FacetPlan.Group.of(operation), key -> new ArrayList<>())
                    .add(operation);
        }
        List<FacetPlan> facets = new ArrayList<>();
        groups.forEach((group, operations) -> facets.add(facet(group, operations)));
        return List.copyOf(facets);
    }

    private FacetPlan facet(FacetPlan.Group group, List<Operation> operations) {
        String name = group instanceof FacetPlan.Tag tag
                ? JavaNames.type(tag.name())
                : group instanceof FacetPlan.Part part ? JavaNames.type(part.channel()) : base;
        List<TopicPlan> own = topics(operations);
        Set<String> taken = new HashSet<>(group instanceof FacetPlan.Rest ? FacetPlan.OF_CLIENTS : Set.of());
        if (!own.isEmpty()) {
            taken.addAll(Set.of("subscribe", "follow", "events"));
        }
        return new FacetPlan(
                group,
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
        List<MessagePlan> methods = methods(operation);
        if (methods.isEmpty()) {
            return List.of();
        }
        List<MessagePlan> replies = replies(operation);
        ClassName reply = reply(operation, replies);
        boolean only = operation.messages().size() == 1;
        return methods.stream()
                .map(message -> {
                    String handler = JavaNames.member(only ? operation.id() : message.id());
                    String asked = operation.method();
                    String client = only && asked != null ? JavaNames.member(asked) : handler;
                    return new OperationPlan(
                            operation, message, handler, JavaNames.unique(client, "", taken), replies, reply);
                })
                .toList();
    }

    private List<OperationPlan> sent(Operation operation, Set<String> taken) {
        List<MessagePlan> methods = methods(operation);
        if (methods.isEmpty()) {
            return List.of();
        }
        List<MessagePlan> replies = replies(operation);
        ClassName reply = reply(operation, replies);
        boolean only = operation.messages().size() == 1;
        Set<MessagePlan> events =
                topics.stream().flatMap(topic -> topic.events().stream()).collect(Collectors.toSet());
        return methods.stream()
                .filter(message -> !events.contains(message))
                .map(message -> new OperationPlan(
                        operation,
                        message,
                        JavaNames.member(only ? operation.id() : message.id()),
                        JavaNames.unique("on" + JavaNames.type(message.id()), "", taken),
                        replies,
                        reply))
                .toList();
    }

    private List<MessagePlan> replies(Operation operation) {
        Operation.Reply reply = operation.reply();
        if (reply == null) {
            return List.of();
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

    /** Returns the messages that are methods of an operation: those that no operation before it has. */
    private List<MessagePlan> methods(Operation operation) {
        Map<String, String> firsts = owners.getOrDefault(operation.action(), Map.of());
        return operation.messages().stream()
                .filter(message -> message.role() == null && operation.id().equals(firsts.get(message.id())))
                .map(this::plan)
                .filter(Objects::nonNull)
                .toList();
    }

    private void addOwner(Operation operation) {
        Map<String, String> firsts = owners.computeIfAbsent(operation.action(), action -> new HashMap<>());
        operation.messages().forEach(message -> firsts.putIfAbsent(message.id(), operation.id()));
    }

    private @Nullable MessagePlan plan(Message message) {
        return messages.get(message.id());
    }
}
