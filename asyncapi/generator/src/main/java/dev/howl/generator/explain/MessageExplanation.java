package dev.howl.generator.explain;

import dev.howl.generator.explain.Element.OfMessage;
import dev.howl.generator.explain.Explanation.Fact;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.JavaType.Body;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.model.Message;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The explanation of a message. */
final class MessageExplanation {
    private MessageExplanation() {}

    static Explanation of(OfMessage element, PlannedContract planned, Elements elements) {
        Message message = element.message();
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.of("pointer", element.pointer()),
                new Fact(
                        "also at",
                        elements.places(message).stream()
                                .map(OfMessage::pointer)
                                .filter(pointer -> !pointer.equals(element.pointer()))
                                .toList()),
                Fact.of("place", element.location().toString()),
                planned.view(),
                Fact.of("content type", message.contentType())));
        Optional<ChannelPlan> plan = planned.plan(element.channel());
        Optional<MessagePlan> own = plan.flatMap(known -> PlannedContract.message(known, message));
        if (plan.isPresent() && own.isPresent()) {
            addPlanned(plan.get(), own.get(), planned, elements, facts);
        } else {
            facts.add(Fact.of("Java", "no class: no operation sends or receives it"));
        }
        Schema payload = message.payload();
        if (payload != null) {
            facts.add(KeywordFacts.of(Shape.of(payload)));
        }
        facts.add(planned.findings(element.location()));
        return new Explanation("message " + element.name(), facts);
    }

    private static void addPlanned(
            ChannelPlan plan, MessagePlan message, PlannedContract planned, Elements elements, List<Fact> facts) {
        facts.add(Fact.of("Java", planned.types().title(message.name())));
        facts.add(Fact.of("because", reason(message)));
        facts.addAll(ClassFacts.of(message.type()));
        facts.add(Fact.of("sent by", senders(plan, message)));
        facts.add(Fact.bounded(
                "event of",
                plan.topics().stream()
                        .filter(topic -> topic.events().contains(message))
                        .map(topic -> "topic '" + topic.topic().name() + "', which the server publishes with "
                                + topic.publisher().simpleName())
                        .toList()));
        String role = message.message().role();
        facts.add(
                role == null
                        ? new Fact("role", List.of())
                        : Fact.of("role", role + ": the runtime handles it by itself"));
        facts.add(OperationFacts.of(plan, message, elements));
        facts.add(OperationFacts.methods(plan, method -> method.message().equals(message)));
        facts.addAll(RoutingFacts.of(plan, message));
    }

    private static String reason(MessagePlan message) {
        Body body = message.type().body();
        if (body instanceof Body.Bytes) {
            return "the content type is binary, so the class holds the bytes of a frame";
        }
        if (body instanceof Body.Text text) {
            return text.template() == null
                            && text.regex() == null
                            && text.constants().isEmpty()
                    ? "a text that is not JSON, held as it is"
                    : "a text that is not JSON, read by its constants or its pattern";
        }
        if (body instanceof Body.Value) {
            Schema payload = message.message().payload();
            String why = payload == null
                    ? "any value: the message has no payload"
                    : TypeReason.of(Shape.of(payload)).values().get(0);
            return "its JSON has no named members of its own, so the record holds the value; " + why;
        }
        return TypeReason.of(message.type().shape()).values().get(0);
    }

    private static String senders(ChannelPlan plan, MessagePlan message) {
        boolean client = plan.clientMessages().contains(message);
        boolean server = plan.serverMessages().contains(message);
        return client && server ? "client and server" : client ? "client" : "server";
    }
}
