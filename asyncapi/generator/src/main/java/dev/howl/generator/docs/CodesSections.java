package dev.howl.generator.docs;

import dev.howl.model.ChannelExtensions.CloseCode;
import dev.howl.model.ChannelExtensions.ErrorCode;
import java.util.List;
import java.util.Optional;

/** Error codes, each with the anchor {@code error-<code>}, and close codes. */
final class CodesSections {
    private CodesSections() {}

    static Optional<Section> errors(Scope scope) {
        if (scope.channel().howl().errors().isEmpty()) {
            return Optional.empty();
        }
        HtmlTable table = new HtmlTable("errors", "Error codes", "Code", "Meaning", "Retry", "Ends the connection");
        for (ErrorCode error : scope.channel().howl().errors().values()) {
            String anchor = scope.anchor("error", error.code());
            table.row(
                    anchor,
                    Html.link(anchor, Html.code(error.code())),
                    Markdown.render(error.description(), scope.level()),
                    Html.text(error.retryable() ? "may help" : "no"),
                    terminal(error.terminal()));
        }
        Html introduction = scope.role("error")
                .map(message -> (Html) Html.element("p", Html.text("The codes that "), message, Html.text(" carries.")))
                .orElse(Html.NOTHING);
        return Optional.of(
                new Section(scope.anchor("errors"), "Error codes", List.of(), Html.all(introduction, table.render())));
    }

    private static Html terminal(String terminal) {
        return switch (terminal) {
            case "never" -> Html.text("no");
            case "repeated" -> Html.text("when repeated");
            case "always" -> Html.text("yes");
            default -> Html.code(terminal);
        };
    }

    static Optional<Section> closeCodes(Scope scope) {
        if (scope.channel().howl().closeCodes().isEmpty()) {
            return Optional.empty();
        }
        HtmlTable table = new HtmlTable("closes", "Close codes", "Code", "Name", "Meaning", "Reconnect");
        for (CloseCode close : scope.channel().howl().closeCodes().values()) {
            String code = Integer.toString(close.code());
            table.row(
                    scope.anchor("close", code),
                    Html.code(code),
                    Html.text(close.name()),
                    Markdown.render(close.description(), scope.level()),
                    Html.text(close.reconnect() ? "yes" : "no"));
        }
        return Optional.of(new Section(scope.anchor("close-codes"), "Close codes", List.of(), table.render()));
    }
}
