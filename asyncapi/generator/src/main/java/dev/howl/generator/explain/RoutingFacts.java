package dev.howl.generator.explain;

import dev.howl.generator.explain.Explanation.Fact;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.JavaType.Body;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.model.routing.Routing;
import java.util.ArrayList;
import java.util.List;

/** The tests by which a frame is recognised as a message, for each direction in which the message travels. */
final class RoutingFacts {
    /** Witnesses take a validator's time. */
    private static final int MOST_PAIRS = 5;

    private RoutingFacts() {}

    static List<Fact> of(ChannelPlan plan, MessagePlan message) {
        if (!plan.channel().isSocket()) {
            return List.of();
        }
        if (message.message().isBinary()) {
            return List.of(Fact.of("recognised by", "a binary frame; its bytes are not decoded"));
        }
        if (message.message().isText()) {
            return List.of(text(message));
        }
        List<Fact> facts = new ArrayList<>();
        if (plan.clientMessages().contains(message)) {
            add("a client's frame is recognised by", plan.routing().toServer(), message, facts);
        }
        if (plan.serverMessages().contains(message)) {
            add("a server's frame is recognised by", plan.routing().toClient(), message, facts);
        }
        return facts;
    }

    private static void add(String name, Routing routing, MessagePlan message, List<Fact> facts) {
        facts.add(Fact.bounded(name, RoutingPaths.to(message.id(), routing.plan())));
        facts.add(new Fact(
                "ambiguous",
                routing.ambiguities().stream()
                        .filter(pair -> pair.first().equals(message.id())
                                || pair.second().equals(message.id()))
                        .limit(MOST_PAIRS)
                        .map(pair -> "with '"
                                + (pair.first().equals(message.id()) ? pair.second() : pair.first()) + "'"
                                + pair.witness()
                                        .map(frame -> ": both accept " + frame)
                                        .orElse("")
                                + "; such a frame is '" + pair.first() + "', which stands first in the document")
                        .toList()));
    }

    private static Fact text(MessagePlan message) {
        String rule = "any other text";
        if (message.type().body() instanceof Body.Text text && !text.constants().isEmpty()) {
            rule = "the text "
                    + SafeText.either(text.constants().stream()
                            .map(constant -> "'" + constant + "'")
                            .toList());
        } else if (message.type().body() instanceof Body.Text text && text.regex() != null) {
            rule = "a text that matches " + text.regex();
        }
        return Fact.of(
                "recognised by",
                rule
                        + " (constants are tried first, then patterns, then JSON, then messages of any text; among several of"
                        + " these, validation decides in the order of the document)");
    }
}
