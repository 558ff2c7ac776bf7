package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.html.Markdown;
import dev.howl.generator.docs.site.Links;
import dev.howl.model.ChannelExtensions.CloseCode;
import dev.howl.model.ChannelExtensions.ErrorCode;

/** Error codes and close codes of a channel, each a link to its page. */
final class CodesSections {
    private CodesSections() {}

    static Html errors(Scope scope) {
        if (scope.channel().howl().errors().isEmpty()) {
            return Html.NOTHING;
        }
        Links links = scope.page().links();
        HtmlTable table = new HtmlTable("errors", "Error codes", "Code", "Meaning", "Retry", "Ends the connection");
        for (ErrorCode error : scope.channel().howl().errors().values()) {
            table.row(
                    links.anchor("error", error.code()),
                    links.error(error.code()),
                    Markdown.render(error.description(), Section.LEVEL),
                    Html.text(retry(error)),
                    terminal(error.terminal()));
        }
        Html introduction = scope.role("error")
                .map(message -> (Html) Html.element("p", Html.text("The codes that "), message, Html.text(" carries.")))
                .orElse(Html.NOTHING);
        return Section.of("errors", "Error codes", introduction, table.render());
    }

    static String retry(ErrorCode error) {
        return error.retryable() ? "may help" : "no";
    }

    static Html terminal(String terminal) {
        return switch (terminal) {
            case "never" -> Html.text("no");
            case "repeated" -> Html.text("when repeated");
            case "always" -> Html.text("yes");
            default -> Html.code(terminal);
        };
    }

    static Html closeCodes(Scope scope) {
        if (scope.channel().howl().closeCodes().isEmpty()) {
            return Html.NOTHING;
        }
        Links links = scope.page().links();
        HtmlTable table = new HtmlTable("closes", "Close codes", "Code", "Name", "Meaning", "Reconnect");
        for (CloseCode close : scope.channel().howl().closeCodes().values()) {
            table.row(
                    links.anchor("close", Integer.toString(close.code())),
                    links.closeCode(close.code()),
                    Html.text(close.name()),
                    Markdown.render(close.description(), Section.LEVEL),
                    Html.text(close.reconnect() ? "yes" : "no"));
        }
        return Section.of("close-codes", "Close codes", table.render());
    }
}
