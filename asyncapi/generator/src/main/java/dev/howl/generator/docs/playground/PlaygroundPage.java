package dev.howl.generator.docs.playground;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.site.Addresses;
import dev.howl.generator.docs.site.Links;
import dev.howl.generator.docs.site.PageKind;
import dev.howl.generator.docs.site.SitePage;
import dev.howl.model.Contract;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.View;
import java.util.ArrayList;
import java.util.List;

/** The page of the playground: a frame that its script fills. Without the script it says what the playground is. */
public final class PlaygroundPage {
    private static final String SUMMARY = "Send messages to a running server, and see what it answers.";

    private PlaygroundPage() {}

    /** Returns the page. */
    public static SitePage of(Contract contract) {
        Html body = Html.all(
                Html.element("link").with("rel", "stylesheet").with("href", PlaygroundFiles.STYLE_SHEET),
                Html.element(
                        "header",
                        Html.element("h1", "Playground"),
                        Html.element("p", SUMMARY).css("subtitle"),
                        Html.element("p", role(contract.viewpoint().view()))),
                Html.element(
                                "div",
                                Html.element(
                                        "p",
                                        Html.text("The playground needs JavaScript. The "),
                                        Html.to(Links.INDEX, Html.text("reference")),
                                        Html.text(" does not. With it, clients can send:")),
                                Html.element("ul", operations(contract)))
                        .id("playground"),
                script(PlaygroundFiles.DATA),
                script(PlaygroundFiles.SCRIPT));
        return new SitePage(PageKind.PLAYGROUND, Links.PLAYGROUND, "Playground", SUMMARY, Html.NOTHING, body);
    }

    /** Returns the operations, to which links lead with and without the script. */
    private static List<Html> operations(Contract contract) {
        Addresses addresses = Addresses.of(contract, Links.INDEX);
        List<Html> lines = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            if (operation.action() == Action.RECEIVE && operation.channel().isSocket()) {
                addresses
                        .playgroundAnchor(operation.id())
                        .ifPresent(anchor -> lines.add(
                                Html.element("li", Html.code(operation.id())).id(anchor)));
            }
        }
        return List.copyOf(lines);
    }

    private static String role(View view) {
        return switch (view) {
            case SERVER -> "This page is a client of the server that the document describes.";
            case CLIENT ->
                "The document describes the client. This page is that client, as the generated one would be, and"
                        + " connects to the server that the document leaves to others.";
        };
    }

    private static Html script(String file) {
        return Html.element("script").with("src", file).with("defer", "defer");
    }
}
