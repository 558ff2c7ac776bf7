package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Badges;
import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.html.HtmlTable.Fact;
import dev.howl.generator.docs.html.Markdown;
import dev.howl.generator.docs.html.NoteFacts;
import dev.howl.generator.docs.site.PageKind;
import dev.howl.model.Annotations.Note;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import dev.howl.runtime.Codes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The page of an operation, with the messages that it sends and the answers to them. */
final class OperationPage {
    /** Of more messages the page has links alone. */
    private static final int MOST_SHOWN = 3;

    private static final String PAYLOAD = "$message.payload#";

    private final PageScope scope;
    private final Operation operation;

    OperationPage(PageScope scope, Operation operation) {
        this.scope = scope;
        this.operation = operation;
    }

    static Html badges(Operation operation) {
        return Html.all(
                operation.action() == Action.RECEIVE ? Badges.clientSends() : Badges.serverSends(),
                operation.planned() ? Badges.planned() : Html.NOTHING);
    }

    Html body() {
        List<Html> parts = new ArrayList<>(List.of(
                Section.title(
                        scope.links().list(PageKind.OPERATION), operation.id(), badges(operation), operation.title()),
                Markdown.render(operation.summary(), 1),
                Markdown.render(operation.description(), 1),
                planned(),
                facts(),
                playground(),
                NoteFacts.of(notes()),
                OperationSequence.of(scope, operation)));
        parts.addAll(messages(operation.messages(), "message", "Message"));
        Reply reply = operation.reply();
        if (reply != null) {
            parts.addAll(messages(reply.messages(), "answer", "Answer"));
        }
        parts.add(JavaSection.of(scope.explainer().explain(operation)));
        return Html.all(parts);
    }

    private List<Html> messages(List<Message> messages, String kind, String title) {
        if (messages.size() > MOST_SHOWN) {
            List<Html> lines = messages.stream()
                    .map(message -> (Html) Html.element("li", scope.links().message(message)))
                    .toList();
            return List.of(Section.of(kind, title + "s", Html.element("ul", lines)));
        }
        List<Html> sections = new ArrayList<>();
        for (Message message : messages) {
            String anchor = sections.isEmpty() ? kind : scope.links().anchor(kind, message.id());
            boolean isOwn = operation.messages().contains(message);
            sections.add(Section.of(
                    anchor,
                    title + " " + message.id(),
                    Html.element("p", scope.links().message(message), Html.text(about(message))),
                    new MessageContent(scope, anchor + "-payload").frame(message),
                    scope.examples().frames(message),
                    isOwn ? scope.examples().use(operation, message) : Html.NOTHING));
        }
        return sections;
    }

    private static String about(Message message) {
        String summary = message.summary() == null ? message.title() : message.summary();
        return summary == null ? "" : ": " + summary;
    }

    /** Returns the notes without the tags that the document describes at its top. */
    private List<Note> notes() {
        List<Note> known = scope.contract().annotations().document();
        return scope.notes(operation.location()).stream()
                .filter(note -> !known.contains(note))
                .toList();
    }

    private Html planned() {
        if (!operation.planned()) {
            return Html.NOTHING;
        }
        Html consequence = operation.action() == Action.RECEIVE
                ? Html.all(
                        Html.text("Planned: a server answers "),
                        scope.links().error(Codes.NOT_IMPLEMENTED),
                        Html.text(" for now."))
                : Html.text("Planned: a server does not send this for now.");
        return Html.element("p", consequence).css("note");
    }

    private Html playground() {
        boolean isSent =
                operation.action() == Action.RECEIVE && operation.channel().isSocket();
        return isSent
                ? Html.element("p", scope.links().playground(operation, Html.text("Try it in the playground")))
                : Html.NOTHING;
    }

    private Html facts() {
        Reply reply = operation.reply();
        String label = operation.action() == Action.RECEIVE ? "Send" : "Expect";
        return HtmlTable.facts(
                new Fact("Channel", scope.links().channel(operation.channel())),
                new Fact(label, links(operation.messages())),
                new Fact("Answer", reply == null ? Html.NOTHING : links(reply.messages())),
                new Fact("Correlated by", correlation()),
                new Fact(
                        "Tags",
                        operation.tags().isEmpty() ? Html.NOTHING : Html.text(String.join(", ", operation.tags()))),
                new Fact("Scope", operation.scope() == null ? Html.NOTHING : Html.code(operation.scope())));
    }

    /** {@code $message.payload#/ref} is {@code /ref} to people. */
    private Html correlation() {
        return Html.joined(
                operation.messages().stream()
                        .map(Message::correlationId)
                        .filter(Objects::nonNull)
                        .map(location -> location.startsWith(PAYLOAD) ? location.substring(PAYLOAD.length()) : location)
                        .distinct()
                        .map(Html::code)
                        .toList(),
                ", ");
    }

    private Html links(List<Message> messages) {
        return Html.joined(messages.stream().map(scope.links()::message).toList(), " or ");
    }
}
