package dev.howl.generator.explain;

import dev.howl.generator.explain.Explanation.Fact;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.FacetPlan;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.generator.plan.OperationPlan;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The operations that let a message travel, and the methods that they become. */
final class OperationFacts {
    private OperationFacts() {}

    /** Returns the operations of a message, and the operations that it answers. */
    static Fact of(ChannelPlan plan, MessagePlan message, Elements elements) {
        List<String> lines = new ArrayList<>();
        for (Operation operation : plan.contract().operations()) {
            boolean received = operation.action() == Action.RECEIVE;
            if (operation.channel().id().equals(plan.channel().id()) && has(operation.messages(), message)) {
                lines.add((received ? "clients send it" : "the server sends it") + " by operation "
                        + name(operation, elements) + terms(operation));
            }
            Operation.Reply reply = operation.reply();
            if (reply != null && reply.channel().id().equals(plan.channel().id()) && has(reply.messages(), message)) {
                lines.add((received ? "the server" : "the client") + " answers operation " + name(operation, elements)
                        + " with it");
            }
        }
        return Fact.bounded("operations", lines);
    }

    private static String name(Operation operation, Elements elements) {
        return "'" + operation.id() + "' (" + elements.pointer(operation) + ")";
    }

    private static boolean has(List<Message> messages, MessagePlan message) {
        return messages.stream().anyMatch(each -> each.id().equals(message.id()));
    }

    private static String terms(Operation operation) {
        return (operation.scope() == null ? "" : ", with scope '" + operation.scope() + "'")
                + (operation.planned() ? ", planned: the server answers not_implemented" : "");
    }

    /** Returns the methods of the requested operations. */
    static Fact methods(ChannelPlan plan, Predicate<OperationPlan> requested) {
        List<String> lines = new ArrayList<>();
        if (plan.channel().isSocket()) {
            for (FacetPlan facet : plan.facets()) {
                facet.received().stream().filter(requested).forEach(each -> addReceived(plan, facet, each, lines));
                facet.sent().stream().filter(requested).forEach(each -> addSent(plan, facet, each, lines));
            }
        }
        return Fact.bounded("methods", lines);
    }

    private static void addReceived(ChannelPlan plan, FacetPlan facet, OperationPlan operation, List<String> lines) {
        String taken = "(" + operation.message().name().simpleName() + ")" + reply(operation);
        lines.add("server: " + facet.handler().simpleName() + "." + operation.handlerMethod() + taken);
        lines.add("client: " + client(plan, facet) + "." + operation.clientMethod() + taken);
    }

    private static void addSent(ChannelPlan plan, FacetPlan facet, OperationPlan operation, List<String> lines) {
        String message = operation.message().name().simpleName();
        String method = operation.replies().isEmpty() ? "send" : operation.handlerMethod();
        lines.add("server: " + plan.names().session().simpleName() + "." + method + "(" + message + ")"
                + reply(operation));
        lines.add("client: " + client(plan, facet) + "." + operation.clientMethod() + "(handler of " + message + ")"
                + reply(operation));
    }

    private static String client(ChannelPlan plan, FacetPlan facet) {
        boolean own = facet.group() instanceof FacetPlan.Rest;
        return (own ? plan.names().client() : facet.api()).simpleName();
    }

    private static String reply(OperationPlan operation) {
        return operation.reply() == null
                ? ""
                : ", answered with " + operation.reply().simpleName();
    }
}
