package dev.howl.generator.docs.example;

import com.palantir.javapoet.ClassName;
import dev.howl.generator.client.ClientParts;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.FacetPlan;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.generator.plan.OperationPlan;
import dev.howl.generator.plan.TopicPlan;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Sockets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Uses of the generated clients of a contract, with their real names. */
final class JavaExamples {
    private final Contract contract;
    private final ExampleFrames frames;
    private final JavaValues values;
    private final Map<String, ChannelPlan> plans = new HashMap<>();
    private final Map<ClassName, Map<ClassName, String>> partsByClient = new HashMap<>();

    JavaExamples(Contract contract, List<ChannelPlan> all, ExampleFrames frames) {
        this.contract = contract;
        this.frames = frames;
        this.values = new JavaValues(all);
        for (ChannelPlan plan : all) {
            if (plan.channel().isSocket()) {
                Sockets.parts(contract, plan.channel()).forEach(part -> plans.put(part.id(), plan));
                partsByClient.put(plan.names().client(), ClientParts.methods(plan));
            }
        }
    }

    /** Returns the code that opens a connection; empty for channels without a client. */
    Optional<JavaCode> connect(Channel channel) {
        return Optional.ofNullable(plans.get(channel.id()))
                .map(plan -> writer(plan, channel).waiting().code());
    }

    /** Returns the code that sends or receives a message by an operation; empty if the client has no method for it. */
    Optional<JavaCode> of(Operation operation, Message message) {
        ChannelPlan plan = plans.get(operation.channel().id());
        return plan == null
                ? Optional.empty()
                : plan.facets().stream()
                        .flatMap(facet -> of(plan, facet, operation, message).stream())
                        .findFirst();
    }

    /**
     * Returns the parts of the code of a request; empty if the client has no method for the operation.
     *
     * @param types gets the generated types by name
     */
    Optional<ObjectNode> template(Operation operation, Message message, ObjectNode types) {
        ChannelPlan plan = plans.get(operation.channel().id());
        if (plan == null) {
            return Optional.empty();
        }
        JavaTemplate template = new JavaTemplate(new JavaTypeTable(values, types));
        return plan.facets().stream()
                .flatMap(facet -> find(facet.received(), operation, message).stream()
                        .map(planned -> template.of(plan, facet, planned, writer(plan, operation.channel()))))
                .findFirst();
    }

    private Optional<JavaCode> of(ChannelPlan plan, FacetPlan facet, Operation operation, Message message) {
        Optional<OperationPlan> received = find(facet.received(), operation, message);
        if (received.isPresent()) {
            return Optional.of(writer(plan, operation.channel())
                    .request(facet, received.get(), frames.payload(message).orElse(null))
                    .code());
        }
        Optional<OperationPlan> sent = find(facet.sent(), operation, message);
        if (sent.isPresent()) {
            return Optional.of(writer(plan, operation.channel())
                    .listener(facet, sent.get())
                    .waiting()
                    .code());
        }
        return operation.action() == Operation.Action.RECEIVE
                ? Optional.empty()
                : facet.topics().stream()
                        .filter(topic -> has(topic, message))
                        .findFirst()
                        .map(topic -> writer(plan, operation.channel())
                                .subscription(facet, topic)
                                .waiting()
                                .code());
    }

    private JavaCodeWriter writer(ChannelPlan plan, Channel channel) {
        return new JavaCodeWriter(
                contract, plan, channel, partsByClient.getOrDefault(plan.names().client(), Map.of()), values);
    }

    private static Optional<OperationPlan> find(List<OperationPlan> plans, Operation operation, Message message) {
        return plans.stream()
                .filter(plan -> plan.operation().id().equals(operation.id()) && is(plan.message(), message))
                .findFirst();
    }

    private static boolean has(TopicPlan topic, Message message) {
        return topic.events().stream().anyMatch(event -> is(event, message));
    }

    private static boolean is(MessagePlan planned, Message message) {
        return planned.message().location().equals(message.location());
    }
}
