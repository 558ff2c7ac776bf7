package dev.howl.server.pages;

import dev.howl.server.ChannelBinding;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/**
 * The routes of the AsyncAPI documents and their HTML pages. The first document is at {@code /asyncapi.yaml} and {@code
 * /docs}; each other one at {@code /docs/contracts/<name>}, where the name is its title in lower case with hyphens, and
 * in {@code asyncapi.yaml} below. {@code /docs/errors/<code>} redirects to the description of an error code.
 */
public final class ContractPages {
    private final List<ContractDocument> documents;

    private ContractPages(List<ContractDocument> documents) {
        this.documents = documents;
    }

    /**
     * Returns the routes for the documents of the given channels.
     *
     * @param bindings at least one
     */
    public static RouterFunction<ServerResponse> routes(List<ChannelBinding<?>> bindings) {
        ContractPages pages = new ContractPages(ContractDocument.of(bindings));
        RouterFunctions.Builder routes =
                RouterFunctions.route().route(get("/docs/errors/{code}"), request -> pages.error(request));
        // The first document comes last: its pattern matches everything left under /docs.
        for (int i = pages.documents.size() - 1; i >= 0; i--) {
            ContractDocument document = pages.documents.get(i);
            String path = document.path();
            ContractFiles files = new ContractFiles(document.folder(), page -> pages.withLinksAndBase(page, document));
            routes.route(get(document.contract()), request -> answer(files.contract(), request))
                    .route(
                            get(path.substring(0, path.length() - 1)),
                            request -> answer(files.page(ContractFiles.INDEX), request))
                    .route(get(path + "{*file}"), request -> file(files, request));
        }
        return routes.build();
    }

    private static RequestPredicate get(String path) {
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path(path));
    }

    /**
     * Adds links to the document and to the other documents, and a {@code <base>} for relative links, since the page is
     * also served at a path without a trailing slash.
     */
    private String withLinksAndBase(String page, ContractDocument document) {
        String base = "<head><base href=\"" + document.path() + "\"/>";
        return page.replaceFirst("<head>", Matcher.quoteReplacement(base))
                .replaceFirst("</header>", Matcher.quoteReplacement(links(document) + "</header>"));
    }

    private String links(ContractDocument document) {
        String contract = "<p>" + link(document.contract(), "AsyncAPI document") + "</p>\n";
        if (documents.size() == 1) {
            return contract;
        }
        return contract
                + documents.stream()
                        .filter(other -> !other.equals(document))
                        .map(other -> link(other.path(), other.title()))
                        .collect(Collectors.joining(" · ", "<p>Other contracts of this server: ", "</p>\n"));
    }

    private static String link(String address, String text) {
        return "<a href=\"" + address + "\">" + HtmlUtils.htmlEscape(text) + "</a>";
    }

    private static Mono<ServerResponse> file(ContractFiles files, ServerRequest request) {
        String file = request.pathVariable("file").substring(1);
        return answer(files.page(file.isEmpty() ? ContractFiles.INDEX : file), request);
    }

    private static Mono<ServerResponse> answer(Mono<CachedPage> page, ServerRequest request) {
        return page.flatMap(found -> found.answer(request))
                .switchIfEmpty(Mono.defer(() -> ServerResponse.notFound().build()));
    }

    /**
     * Redirects to the description of an error code, on the first page that has it. Error frames contain this address.
     */
    private Mono<ServerResponse> error(ServerRequest request) {
        String code = request.pathVariable("code");
        return documents.stream()
                .filter(document -> document.explains(code))
                .findFirst()
                .map(document -> ServerResponse.seeOther(URI.create(document.path() + "#error-" + code))
                        .build())
                .orElseGet(() -> ServerResponse.notFound().build());
    }
}
