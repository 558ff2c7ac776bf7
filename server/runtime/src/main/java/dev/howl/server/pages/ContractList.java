package dev.howl.server.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * The page at {@code /docs/contracts/} that lists all contracts of this server with their channels. Its links are
 * relative and it has the look of the generated pages, whose stylesheet it loads.
 */
final class ContractList {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <title>Contracts of this server</title>
            <link rel="icon" href="../favicon.svg" type="image/svg+xml"/>
            <link rel="stylesheet" href="../docs.css"/>
            </head>
            <body><a href="#content" class="skip">Skip to content</a>
            <div class="bar" role="banner"><a href="../" class="brand">%s</a></div>
            <main id="content" tabindex="-1"><header><h1>Contracts of this server</h1>
            <p>Each AsyncAPI document that this server serves, with the addresses of its channels.</p>%s</header>
            <table><caption>Contracts</caption>
            <thead><tr><th scope="col">Contract</th><th scope="col">Version</th><th scope="col">Channels</th>
            <th scope="col">Document</th></tr></thead>
            <tbody>%s</tbody></table>
            </main></body></html>
            """;

    private ContractList() {}

    /** @param addresses address of each channel, by its name: settings may have changed that of the contract */
    static String html(List<ContractDocument> documents, Map<String, String> addresses, StartLink start) {
        String rows =
                documents.stream().map(document -> row(document, addresses)).collect(Collectors.joining("\n"));
        ContractDocument first = documents.get(0);
        return PAGE.formatted(HtmlUtils.htmlEscape(first.title()), start.paragraph(first.fromList("/")), rows);
    }

    private static String row(ContractDocument document, Map<String, String> addresses) {
        String channels = document.channels().stream()
                .map(channel -> addresses.getOrDefault(channel.name(), channel.address()))
                .map(address -> "<li><code>" + HtmlUtils.htmlEscape(address) + "</code></li>")
                .collect(Collectors.joining("", "<ul class=\"plain\">", "</ul>"));
        return "<tr><th scope=\"row\">%s</th><td data-label=\"Version\">%s</td><td data-label=\"Channels\">%s</td><td>%s</td></tr>"
                .formatted(
                        ContractPages.link(document.fromList(document.path()), document.title()),
                        HtmlUtils.htmlEscape(document.version()),
                        channels,
                        "<a href=\"" + document.fromList(document.contract()) + "\">AsyncAPI document</a>");
    }
}
