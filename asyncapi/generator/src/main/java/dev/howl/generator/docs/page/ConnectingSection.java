package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.html.Markdown;
import dev.howl.generator.docs.html.NoteFacts;
import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section about opening a connection to a channel, and about its frames. */
final class ConnectingSection {
    private final Scope scope;
    private final Channel channel;

    private ConnectingSection(Scope scope) {
        this.scope = scope;
        this.channel = scope.channel();
    }

    static Html of(Scope scope) {
        ConnectingSection section = new ConnectingSection(scope);
        return Section.of(
                "connecting",
                "Connecting",
                Html.element("ol", section.steps()).css("steps"),
                section.parameters("Parameters of the address", section.channel.parameters()),
                section.parameters("Parameters of the query", section.channel.query()),
                section.parameters("Headers of the handshake", section.channel.headers()),
                section.envelope(),
                section.texts(),
                section.binary(),
                section.invalid(),
                scope.page().examples().connect(section.channel));
    }

    private List<Html> steps() {
        List<Html> steps = new ArrayList<>();
        String opening = channel.isSocket() ? "Open a WebSocket" : "Connect by " + channel.otherProtocol();
        steps.add(Html.element("li", Html.all(Html.text(opening), address(), Html.text("."))));
        step(steps, "The server sends ", "initial", ".");
        step(steps, "Send ", "connect", ".");
        scope.role("subscribe").ifPresent(subscribe -> steps.add(subscribing(subscribe)));
        step(steps, "Send ", "ping", " while connected.");
        step(steps, "Send ", "disconnect", " to leave.");
        return steps;
    }

    private Html address() {
        return channel.address() == null
                ? Html.text("; the contract leaves the address open")
                : Html.all(Html.text(" at "), Html.code(channel.address()));
    }

    private void step(List<Html> steps, String before, String role, String after) {
        scope.role(role).ifPresent(link -> steps.add(Html.element("li", Html.text(before), link, Html.text(after))));
    }

    private Html subscribing(Html subscribe) {
        Html answer = scope.role("subscribed")
                .map(confirmation -> Html.all(Html.text("; the server answers "), confirmation))
                .orElse(Html.NOTHING);
        Html topic = channel.howl().topics().isEmpty()
                ? Html.NOTHING
                : Html.all(Html.text(" for a "), Html.link("topics", Html.text("topic")));
        return Html.element("li", Html.text("Send "), subscribe, topic, answer, Html.text("."));
    }

    private Html parameters(String caption, List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return Html.NOTHING;
        }
        HtmlTable table = new HtmlTable("parameters", caption, "Parameter", "Values", "Default", "Description");
        for (Parameter parameter : parameters) {
            List<Html> values = parameter.values().stream()
                    .map(value -> (Html) Html.code(value))
                    .toList();
            String anchor = scope.page().links().anchor("parameter", parameter.name());
            Html name = Html.link(anchor, Html.code(parameter.name()));
            table.row(
                    anchor,
                    parameter.required() ? name : Html.all(name, Html.text(" (optional)")),
                    values.isEmpty() ? scope.page().types().nameHere(parameter.shape()) : Html.joined(values, ", "),
                    parameter.defaultValue() == null ? Html.NOTHING : Html.code(parameter.defaultValue()),
                    Html.all(
                            Markdown.render(parameter.description(), Section.LEVEL),
                            NoteFacts.of(scope.page().notes(parameter.location()))));
        }
        return table.render();
    }

    private Html envelope() {
        String envelope = channel.howl().envelope();
        if (envelope == null) {
            return Html.NOTHING;
        }
        return Html.element(
                "p",
                Html.text("Every frame is one JSON object. What a message is about is in its property "),
                Html.code(envelope),
                Html.text("; the properties beside it say what kind of frame it is and what it belongs to."));
    }

    private Html texts() {
        return channel.messages().stream().anyMatch(Message::isText)
                ? Html.element(
                        "p",
                        "Frames are text, and some are no JSON. What a frame is, is told in this order: by a text that is"
                                + " fixed, by the first pattern that matches, by its JSON, and whatever is left over is"
                                + " the message that may be any text.")
                : Html.NOTHING;
    }

    private Html binary() {
        return channel.messages().stream().anyMatch(Message::isBinary)
                ? Html.element(
                        "p",
                        "Binary frames are used, too. Nothing in them tells what they are: in each direction they are one"
                                + " message.")
                : Html.NOTHING;
    }

    private Html invalid() {
        Optional<Html> error = scope.role("error");
        if (error.isPresent()) {
            return Html.element(
                    "p", Html.text("A frame that breaks this contract is answered with "), error.get(), Html.text("."));
        }
        String onInvalid = channel.howl().onInvalid();
        if (onInvalid == null) {
            return Html.NOTHING;
        }
        return switch (onInvalid) {
            case "close-1008" ->
                Html.element("p", "A frame that breaks this contract closes the connection with code 1008.");
            case "ignore" -> Html.element("p", "A frame that breaks this contract is ignored.");
            default ->
                Html.element(
                        "p", Html.text("When a frame breaks this contract: "), Html.code(onInvalid), Html.text("."));
        };
    }
}
