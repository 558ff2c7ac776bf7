package dev.howl.generator.explain;

import com.palantir.javapoet.ClassName;
import dev.howl.generator.explain.Element.OfChannel;
import dev.howl.generator.explain.Element.OfMessage;
import dev.howl.generator.explain.Element.OfOperation;
import dev.howl.generator.explain.Element.OfSchema;
import dev.howl.generator.explain.Explanation.Fact;
import dev.howl.model.Contract;
import dev.howl.model.Operation.Action;
import dev.howl.model.Server;
import dev.howl.runtime.PointerSteps;
import java.util.List;
import java.util.function.Function;

/** The overview of a contract: a line for each server, channel, operation, message and schema. */
final class Overview {
    private Overview() {}

    static Explanation of(PlannedContract planned, Elements elements, String packageName) {
        Contract contract = planned.contract();
        return new Explanation(
                contract.title() + " " + contract.contractVersion() + ", AsyncAPI " + contract.version(),
                List.of(
                        planned.view(),
                        Fact.of("package", packageName),
                        Fact.bounded(
                                "servers",
                                contract.servers().stream()
                                        .map(Overview::server)
                                        .toList()),
                        list("channels", OfChannel.class, elements, channel -> channel(channel, planned)),
                        list("operations", OfOperation.class, elements, Overview::operation),
                        list("messages", OfMessage.class, elements, message -> planned.className(message)
                                .map(ClassName::simpleName)
                                .orElse("no class")),
                        list("schemas", OfSchema.class, elements, schema -> schema(schema, planned))));
    }

    private static String server(Server server) {
        String path = server.pathname() == null ? "" : server.pathname();
        return "#/servers/" + PointerSteps.escape(server.id()) + ": " + server.protocol() + "://" + server.host() + path
                + (server.security().isEmpty() ? "" : ", security: " + SecurityText.line(server.security()));
    }

    private static <T extends Element> Fact list(
            String name, Class<T> kind, Elements elements, Function<T, String> words) {
        List<String> lines = elements.all(kind)
                .map(element -> element.pointer() + ": " + words.apply(element))
                .toList();
        return new Fact(name, lines);
    }

    private static String channel(OfChannel element, PlannedContract planned) {
        String name = planned.plan(element.channel())
                .filter(plan -> plan.channel().isSocket())
                .map(plan -> ", " + plan.names().client().simpleName())
                .orElse("");
        return ChannelExplanation.address(element.channel()) + ", " + ChannelExplanation.protocol(element.channel())
                + name;
    }

    private static String operation(OfOperation element) {
        return element.operation().action() == Action.RECEIVE ? "clients send" : "the server sends";
    }

    private static String schema(OfSchema element, PlannedContract planned) {
        return planned.types()
                .use(element.schema())
                .map(use -> PlannedTypes.spelled(use.type()))
                .orElse("no type of its own");
    }
}
