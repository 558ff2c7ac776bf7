package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Badges;
import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.html.HtmlTable.Fact;
import dev.howl.generator.docs.html.Markdown;
import dev.howl.generator.docs.html.NoteFacts;
import dev.howl.generator.docs.site.PageKind;
import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of a message. */
final class MessagePage {
    private final PageScope scope;
    private final Travels travels;
    private final Message message;

    MessagePage(PageScope scope, Travels travels, Message message) {
        this.scope = scope;
        this.travels = travels;
        this.message = message;
    }

    Html badges() {
        return Html.all(
                travels.isSentByClients(message) ? Badges.clientSends() : Html.NOTHING,
                travels.isSentByServer(message) ? Badges.serverSends() : Html.NOTHING);
    }

    Html body() {
        MessageContent content = new MessageContent(scope, "payload");
        return Html.all(
                Section.title(scope.links().list(PageKind.MESSAGE), message.id(), badges(), message.title()),
                Markdown.render(message.summary(), 1),
                Markdown.render(message.description(), 1),
                facts(),
                NoteFacts.of(scope.notes(message.location())),
                Section.of("payload", message.isJson() ? "Payload" : "Frame", content.frame(message)),
                Section.of("headers", "Headers", content.headers(message)),
                Section.of("examples", "Examples", scope.examples().frames(message), use()),
                JavaSection.of(scope.explainer().explain(channel(), message)));
    }

    /** Returns how the first operation of the message sends or receives it. */
    private Html use() {
        return travels.operations(message).stream()
                .findFirst()
                .map(operation -> scope.examples().use(operation, message))
                .orElse(Html.NOTHING);
    }

    private Html facts() {
        String name = message.name();
        String type = message.contentType();
        return HtmlTable.facts(
                new Fact("Name", name == null || name.equals(message.id()) ? Html.NOTHING : Html.code(name)),
                new Fact("Channel", channels()),
                new Fact("Operation", operations(travels.operations(message))),
                new Fact("Answers", operations(travels.answered(message))),
                new Fact("Event of", topics()),
                new Fact("Content type", type.equals("application/json") ? Html.NOTHING : Html.code(type)));
    }

    private Html operations(List<Operation> operations) {
        return Html.joined(operations.stream().map(scope.links()::operation).toList(), ", ");
    }

    private Html topics() {
        return Html.joined(
                owners().stream()
                        .flatMap(channel -> channel.howl().topics().values().stream()
                                .filter(topic -> topic.events().contains(message.id()))
                                .map(topic -> scope.links().topic(channel, topic.name())))
                        .toList(),
                ", ");
    }

    private Html channels() {
        return Html.joined(owners().stream().map(scope.links()::channel).toList(), ", ");
    }

    private List<Channel> owners() {
        return scope.contract().channels().stream()
                .filter(channel -> channel.messages().contains(message))
                .toList();
    }

    private @Nullable Channel channel() {
        List<Channel> owners = owners();
        return owners.isEmpty() ? null : owners.get(0);
    }
}
