package dev.howl.generator.explain;

import dev.howl.generator.explain.Element.OfChannel;
import dev.howl.generator.explain.Explanation.Fact;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.HandshakePlan;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.generator.plan.TopicPlan;
import dev.howl.model.Channel;
import dev.howl.model.Sockets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The explanation of a channel. */
final class ChannelExplanation {
    private ChannelExplanation() {}

    static Explanation of(OfChannel element, PlannedContract planned) {
        Channel channel = element.channel();
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.of("pointer", element.pointer()),
                Fact.of("place", element.location().toString()),
                planned.view(),
                Fact.of("address", address(channel)),
                Fact.of("protocol", protocol(channel))));
        Optional<ChannelPlan> plan = planned.plan(channel);
        if (plan.isPresent()) {
            addPlanned(plan.get(), channel, planned, facts);
        } else {
            facts.add(Fact.of("Java", "no classes: the channel has no messages"));
        }
        facts.add(planned.findings(element.location()));
        return new Explanation("channel " + element.name(), facts);
    }

    static String address(Channel channel) {
        String path = Sockets.path(channel);
        return path == null ? "left open" : path;
    }

    static String protocol(Channel channel) {
        return channel.otherProtocol() == null
                ? "WebSocket"
                : channel.otherProtocol() + ": types are generated, no server and no client";
    }

    private static void addPlanned(ChannelPlan plan, Channel channel, PlannedContract planned, List<Fact> facts) {
        facts.add(Fact.bounded(
                "one WebSocket with",
                Sockets.parts(planned.contract(), plan.channel()).stream()
                        .map(Channel::id)
                        .filter(id -> !id.equals(channel.id()))
                        .toList()));
        facts.add(Fact.bounded("parameters", parameters(plan.handshake())));
        facts.add(classes(plan));
        facts.add(messages("clients send", plan.clientMessages()));
        facts.add(messages("the server sends", plan.serverMessages()));
        facts.add(Fact.bounded(
                "topics", plan.topics().stream().map(ChannelExplanation::topic).toList()));
    }

    private static List<String> parameters(@Nullable HandshakePlan handshake) {
        return handshake == null
                ? List.of()
                : handshake.parameters().stream()
                        .map(parameter -> "'" + parameter.name() + "' in the "
                                + parameter.part().name().toLowerCase(Locale.ROOT) + ": "
                                + PlannedTypes.spelled(parameter.component().type()) + " "
                                + parameter.component().name()
                                + (parameter.component().required() ? ", required" : "")
                                + (parameter.component().defaultValue() == null ? "" : ", has a default"))
                        .toList();
    }

    private static Fact classes(ChannelPlan plan) {
        if (!plan.channel().isSocket()) {
            return Fact.of("Java", "the types of its messages");
        }
        ChannelPlan.Names names = plan.names();
        List<String> lines = new ArrayList<>(List.of(
                "contract: " + names.contract().canonicalName(),
                "client: " + names.client().canonicalName(),
                "server: " + names.binding().simpleName() + ", session "
                        + names.session().simpleName() + ", sessions "
                        + names.sessions().simpleName()));
        if (plan.handshake() != null) {
            lines.add("parameters: " + plan.handshake().type().name().simpleName());
        }
        return new Fact("Java", lines);
    }

    private static Fact messages(String name, List<MessagePlan> messages) {
        return Fact.bounded(
                name,
                messages.stream()
                        .map(message -> message.id() + ": " + message.name().simpleName())
                        .toList());
    }

    private static String topic(TopicPlan topic) {
        return topic.topic().name() + ": publisher " + topic.publisher().simpleName() + ", events "
                + topic.eventType().simpleName()
                + (topic.key() == null
                        ? ""
                        : ", key " + PlannedTypes.spelled(topic.key().type()) + " "
                                + topic.key().name());
    }
}
