package dev.howl.generator.docs.page;

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

/** The page of a channel: how to connect, and what travels on it. */
final class ChannelPage {
    /** Of more elements of a kind, the names alone are listed, so that the page stays small. */
    private static final int MOST_SUMMARIES = 150;

    private final PageScope scope;
    private final Travels travels;
    private final Channel channel;

    ChannelPage(PageScope scope, Travels travels, Channel channel) {
        this.scope = scope;
        this.travels = travels;
        this.channel = channel;
    }

    Html body() {
        Scope own = new Scope(scope, channel);
        return Html.all(
                Section.title(scope.links().list(PageKind.CHANNEL), channel.id(), Html.NOTHING, channel.title()),
                Markdown.render(channel.summary(), 1),
                Markdown.render(channel.description(), 1),
                facts(),
                NoteFacts.of(scope.notes(channel.location())),
                ConnectingSection.of(own),
                ChannelSequences.of(scope, channel),
                HeartbeatSection.of(own),
                TopicsSection.of(own),
                Section.of("operations", "Operations", operations()),
                Section.of("messages", "Messages", messages()),
                CodesSections.errors(own),
                CodesSections.closeCodes(own),
                JavaSection.of(scope.explainer().explain(channel)));
    }

    private Html facts() {
        String address = channel.address();
        String protocol = channel.otherProtocol();
        return HtmlTable.facts(
                new Fact("Address", address == null ? Html.NOTHING : Html.code(address)),
                new Fact("Protocol", protocol == null ? Html.text("WebSocket") : Html.text(protocol)));
    }

    private Html operations() {
        List<Operation> operations = scope.contract().operations(channel);
        if (operations.size() > MOST_SUMMARIES) {
            return names(operations.stream().map(scope.links()::operation).toList());
        }
        HtmlTable table = new HtmlTable("list", "Operations", "Operation", "Direction", "Summary");
        for (Operation operation : operations) {
            table.row(
                    null,
                    scope.links().operation(operation),
                    OperationPage.badges(operation),
                    Summaries.of(operation.summary(), operation.title()));
        }
        return table.isEmpty() ? Html.NOTHING : table.render();
    }

    private Html messages() {
        List<Message> messages = channel.messages();
        if (messages.size() > MOST_SUMMARIES) {
            return names(messages.stream().map(scope.links()::message).toList());
        }
        HtmlTable table = new HtmlTable("list", "Messages", "Message", "Direction", "Summary");
        for (Message message : messages) {
            table.row(
                    null,
                    scope.links().message(message),
                    new MessagePage(scope, travels, message).badges(),
                    Summaries.of(message.summary(), message.title()));
        }
        return table.isEmpty() ? Html.NOTHING : table.render();
    }

    private static Html names(List<Html> links) {
        List<Html> lines =
                links.stream().map(link -> (Html) Html.element("li", link)).toList();
        return Html.element("ul", lines).css("names");
    }
}
