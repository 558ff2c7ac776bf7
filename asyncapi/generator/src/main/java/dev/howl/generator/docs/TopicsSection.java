package dev.howl.generator.docs;

import dev.howl.model.ChannelExtensions.KeyDefinition;
import dev.howl.model.ChannelExtensions.Topic;
import java.util.List;
import java.util.Optional;

/** The section of the topics that clients can subscribe to. */
final class TopicsSection {
    private TopicsSection() {}

    static Optional<Section> of(Scope scope) {
        if (scope.channel().howl().topics().isEmpty()) {
            return Optional.empty();
        }
        HtmlTable table = new HtmlTable(
                "topics", "Topics", "Topic", "Events", "Key", "Durable", "Snapshot", "A reader that lags", "Scope");
        scope.channel().howl().topics().values().forEach(topic -> row(table, scope, topic));
        List<Section.Entry> entries = scope.channel().howl().topics().values().stream()
                .map(topic -> new Section.Entry(scope.anchor("topic", topic.name()), topic.name(), topic.planned()))
                .toList();
        return Optional.of(new Section(scope.anchor("topics"), "Topics", entries, table.render()));
    }

    private static void row(HtmlTable table, Scope scope, Topic topic) {
        Html badge = topic.planned() ? Badges.planned() : Html.NOTHING;
        List<Html> events = topic.events().stream().map(scope::messageLink).toList();
        table.row(
                scope.anchor("topic", topic.name()),
                Html.all(Html.code(topic.name()), badge, Markdown.render(topic.description(), scope.level())),
                Html.joined(events, ", "),
                key(topic),
                Html.text(topic.durable() ? "yes" : "no"),
                topic.snapshot() == null ? Html.NOTHING : scope.operationLink(topic.snapshot()),
                lagging(topic.lagging()),
                scopes(topic));
    }

    private static Html key(Topic topic) {
        KeyDefinition key = topic.key();
        if (key == null) {
            return Html.text("none");
        }
        return key.parameter() == null
                ? Html.all(Html.code(key.name()), Html.text(", required"))
                : Html.all(Html.code(key.parameter()), Html.text(" of the address"));
    }

    private static Html lagging(String policy) {
        return switch (policy) {
            case "skip" -> Html.text("is moved ahead and told so by a gap");
            case "close" -> Html.text("is closed and resumes");
            default -> Html.code(policy);
        };
    }

    private static Html scopes(Topic topic) {
        Html read = topic.readScope() == null
                ? Html.NOTHING
                : Html.element("p", Html.code(topic.readScope()), Html.text(" to subscribe"));
        Html publish = topic.publishScope() == null
                ? Html.NOTHING
                : Html.element("p", Html.code(topic.publishScope()), Html.text(" to publish"));
        return Html.all(read, publish);
    }
}
