package dev.howl.generator.explain;

import dev.howl.generator.explain.Element.OfMessage;
import dev.howl.generator.explain.Element.OfOperation;
import dev.howl.generator.explain.Explanation.Fact;
import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import java.util.ArrayList;
import java.util.List;

/** The explanation of an operation. */
final class OperationExplanation {
    private OperationExplanation() {}

    static Explanation of(OfOperation element, PlannedContract planned) {
        Operation operation = element.operation();
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.of("pointer", element.pointer()),
                Fact.of("place", element.location().toString()),
                planned.view(),
                Fact.of("action", action(operation)),
                Fact.of("channel", operation.channel().id()),
                messages("messages", operation.channel(), operation.messages(), planned)));
        Operation.Reply reply = operation.reply();
        if (reply != null) {
            facts.add(messages("answered with one of", reply.channel(), reply.messages(), planned));
        }
        addTerms(operation, facts);
        planned.plan(operation.channel())
                .ifPresent(plan -> facts.add(OperationFacts.methods(
                        plan, method -> method.operation().id().equals(operation.id()))));
        facts.add(planned.findings(element.location()));
        return new Explanation("operation " + element.name(), facts);
    }

    private static void addTerms(Operation operation, List<Fact> facts) {
        if (operation.scope() != null) {
            facts.add(Fact.of("scope", operation.scope()));
        }
        facts.add(SecurityText.fact(operation.security()));
        facts.add(Fact.bounded("tags", operation.tags()));
        if (operation.planned()) {
            facts.add(Fact.of("planned", "the server answers not_implemented"));
        }
    }

    private static String action(Operation operation) {
        boolean received = operation.action() == Action.RECEIVE;
        String answer = operation.reply() == null ? "" : received ? ", the server answers" : ", the client answers";
        return (received ? "clients send, the server receives" : "the server sends, clients receive") + answer;
    }

    private static Fact messages(String name, Channel channel, List<Message> messages, PlannedContract planned) {
        return Fact.bounded(
                name,
                messages.stream()
                        .map(message -> message.id() + ": "
                                + planned.className(new OfMessage("", channel, message))
                                        .map(type -> type.simpleName())
                                        .orElse("no class"))
                        .toList());
    }
}
