package dev.howl.generator.docs;

import dev.howl.model.Annotations.Note;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import dev.howl.runtime.Codes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A section per tag with its operations, each followed by the messages that it is the first to name. */
final class OperationsSections {
    private static final String UNTAGGED = "";
    private static final String PAYLOAD = "$message.payload#";

    private final Scope scope;
    private final Messages messages;

    private OperationsSections(Scope scope) {
        this.scope = scope;
        this.messages = new Messages(scope);
    }

    static List<Section> of(Scope scope) {
        OperationsSections sections = new OperationsSections(scope);
        List<Section> all = new ArrayList<>();
        sections.byTag().forEach((tag, operations) -> all.add(sections.section(tag, operations)));
        List<Message> rest = sections.messages.rest();
        if (!rest.isEmpty()) {
            all.add(sections.otherMessages(rest));
        }
        return all;
    }

    /** By first tag, in the order of the document. */
    private Map<String, List<Operation>> byTag() {
        Map<String, List<Operation>> byTag = new LinkedHashMap<>();
        for (Operation operation : scope.contract().operations(scope.channel())) {
            String tag =
                    operation.tags().isEmpty() ? UNTAGGED : operation.tags().get(0);
            byTag.computeIfAbsent(tag, any -> new ArrayList<>()).add(operation);
        }
        return byTag;
    }

    private Section section(String tag, List<Operation> operations) {
        List<Section.Entry> entries = operations.stream()
                .map(operation -> new Section.Entry(scope.anchor(operation), operation.id(), operation.planned()))
                .toList();
        Html content = Html.all(operations.stream().map(this::operation).toList());
        return tag.equals(UNTAGGED)
                ? new Section(scope.anchor("operations"), "Operations", entries, content)
                : new Section(scope.anchor("tag", tag), tag, entries, content);
    }

    private Section otherMessages(List<Message> rest) {
        List<Section.Entry> entries = rest.stream()
                .map(message -> new Section.Entry(scope.anchor(scope.channel(), message), message.id(), false))
                .toList();
        Html content = messages.describe(scope.channel(), rest, scope.level() + 1);
        return new Section(scope.anchor("messages"), "Other messages", entries, content);
    }

    private Html operation(Operation operation) {
        int level = scope.level() + 1;
        Html badges = Html.all(
                operation.action() == Action.RECEIVE ? Badges.clientSends() : Badges.serverSends(),
                operation.planned() ? Badges.planned() : Html.NOTHING);
        List<Html> parts = new ArrayList<>();
        parts.add(Section.heading(level, Html.code(operation.id()), badges));
        parts.add(Section.subtitle(operation.id(), operation.title()));
        parts.add(Markdown.render(operation.summary(), level));
        parts.add(Markdown.render(operation.description(), level));
        parts.add(planned(operation));
        parts.add(facts(operation));
        parts.add(NoteFacts.of(notes(operation)));
        parts.add(messages.describe(operation.channel(), operation.messages(), level + 1));
        Reply reply = operation.reply();
        if (reply != null) {
            parts.add(messages.describe(reply.channel(), reply.messages(), level + 1));
        }
        return Html.element("article", parts).id(scope.anchor(operation)).css("operation");
    }

    /** Returns the notes without the tags that the document describes at its top. */
    private List<Note> notes(Operation operation) {
        List<Note> known = scope.contract().annotations().document();
        return scope.contract().annotations().of(operation.location()).stream()
                .filter(note -> !known.contains(note))
                .toList();
    }

    private Html planned(Operation operation) {
        if (!operation.planned()) {
            return Html.NOTHING;
        }
        Html consequence = operation.action() == Action.RECEIVE
                ? Html.all(
                        Html.text("Planned: a server answers "),
                        scope.errorLink(Codes.NOT_IMPLEMENTED),
                        Html.text(" for now."))
                : Html.text("Planned: a server does not send this for now.");
        return Html.element("p", consequence).css("note");
    }

    private Html facts(Operation operation) {
        Reply reply = operation.reply();
        String label = operation.action() == Action.RECEIVE ? "Send" : "Expect";
        return HtmlTable.facts(
                new HtmlTable.Fact(label, links(operation)),
                new HtmlTable.Fact("Answer", reply == null ? Html.NOTHING : links(reply)),
                new HtmlTable.Fact("Correlated by", correlation(operation)),
                new HtmlTable.Fact("Scope", operation.scope() == null ? Html.NOTHING : Html.code(operation.scope())));
    }

    /** {@code $message.payload#/ref} is {@code /ref} to people. */
    private static Html correlation(Operation operation) {
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

    private Html links(Operation operation) {
        return Html.joined(
                operation.messages().stream()
                        .map(message -> scope.link(operation.channel(), message))
                        .toList(),
                " or ");
    }

    private Html links(Reply reply) {
        return Html.joined(
                reply.messages().stream()
                        .map(message -> scope.link(reply.channel(), message))
                        .toList(),
                " or ");
    }
}
