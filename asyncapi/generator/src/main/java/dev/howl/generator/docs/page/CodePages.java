package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.html.HtmlTable.Fact;
import dev.howl.generator.docs.html.Markdown;
import dev.howl.generator.docs.site.PageKind;
import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions.CloseCode;
import dev.howl.model.ChannelExtensions.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** The pages of error codes and close codes. A code of several channels has one page, with what each says of it. */
final class CodePages {
    private CodePages() {}

    static Html error(PageScope scope, String code) {
        List<Html> parts = new ArrayList<>();
        parts.add(Section.title(scope.links().list(PageKind.ERROR), code, Html.NOTHING, null));
        for (Channel channel : scope.contract().channels()) {
            ErrorCode error = channel.howl().errors().get(code);
            if (error != null) {
                parts.add(Html.all(
                        Markdown.render(error.description(), 1),
                        HtmlTable.facts(
                                new Fact("Channel", scope.links().channel(channel)),
                                new Fact(
                                        "Carried by",
                                        new Scope(scope, channel).role("error").orElse(Html.NOTHING)),
                                new Fact("Retry", Html.text(CodesSections.retry(error))),
                                new Fact("Ends the connection", CodesSections.terminal(error.terminal())))));
            }
        }
        return Html.all(parts);
    }

    static Html close(PageScope scope, int code) {
        List<Html> parts = new ArrayList<>();
        parts.add(Section.title(scope.links().list(PageKind.CLOSE_CODE), Integer.toString(code), Html.NOTHING, null));
        for (Channel channel : scope.contract().channels()) {
            CloseCode close = channel.howl().closeCodes().get(code);
            if (close != null) {
                parts.add(Html.all(
                        Html.element("p", close.name()).css("subtitle"),
                        Markdown.render(close.description(), 1),
                        HtmlTable.facts(
                                new Fact("Channel", scope.links().channel(channel)),
                                new Fact("Reconnect", Html.text(close.reconnect() ? "yes" : "no")))));
            }
        }
        return Html.all(parts);
    }
}
