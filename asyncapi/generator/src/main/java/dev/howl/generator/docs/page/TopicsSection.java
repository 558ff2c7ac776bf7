package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Badges;
import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.html.Markdown;
import dev.howl.model.ChannelExtensions.KeyDefinition;
import dev.howl.model.ChannelExtensions.Topic;
import java.util.List;

/** The section of the topics that clients can subscribe to. */
final class TopicsSection {
    private TopicsSection() {}

    static Html of(Scope scope) {
        if (scope.channel().howl().topics().isEmpty()) {
            return Html.NOTHING;
        }
        HtmlTable table = new HtmlTable(
                "topics", "Topics", "Topic", "Events", "Key", "Durable", "Snapshot", "A reader that lags", "Scope");
        scope.channel().howl().topics().values().forEach(topic -> row(table, scope, topic));
        return Section.of("topics", "Topics", table.render());
    }

    private static void row(HtmlTable table, Scope scope, Topic topic) {
        Html badge = topic.planned() ? Badges.planned() : Html.NOTHING;
        List<Html> events = topic.events().stream().map(scope::messageLink).toList();
        String anchor = scope.page().links().anchor("topic", topic.name());
        table.row(
                anchor,
                Html.all(
                        Html.link(anchor, Html.code(topic.name())),
                        badge,
                        Markdown.render(topic.description(), Section.LEVEL)),
                Html.joined(events, ", "),
                key(topic),
                Html.text(topic.durable() ? "yes" : "no"),
                topic.snapshot() == null ? Html.NOTHING : scope.page().links().operation(topic.snapshot()),
                lagging(topic.lagging()),
                scopes(topic));
    }

    private static Html key(Topic topic) {
        KeyDefinition key = topic.key();
        if (key == null) {
            return Html.text("none");
        }
        return key.parameter() == null
                ? Html.all(
                        Html.code(key.name()),
                        Html.text(", required"),
                        Markdown.render(key.schema().keywords().description(), Section.LEVEL))
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
