package dev.howl.server.pages;

import dev.howl.server.ChannelBinding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/**
 * The routes of the AsyncAPI documents and their HTML pages. The first document is at {@code /asyncapi.yaml} and {@code
 * /docs}; each other one at {@code /docs/contracts/<name>}, where the name is its title in lower case with hyphens, and
 * in {@code asyncapi.yaml} below. {@code /docs/contracts/} lists all of them. {@code /docs/errors/<code>} redirects to the page of an error code.
 */
public final class ContractPages {
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");
    /** A code without an extension: the page itself has one. */
    private static final String ERROR = "/docs/errors/{code:[A-Za-z0-9_-]+}";

    private final List<ContractDocument> documents;

    private ContractPages(List<ContractDocument> documents) {
        this.documents = documents;
    }

    /**
     * Returns the routes for the documents of the given channels.
     *
     * @param bindings at least one
     * @param addresses address of each channel, by its name
     * @param hasStart whether the application has a page at {@code /}, to which the pages link
     */
    public static RouterFunction<ServerResponse> routes(
            List<ChannelBinding<?>> bindings, Map<String, String> addresses, boolean hasStart) {
        StartLink start = new StartLink(hasStart);
        ContractPages pages = new ContractPages(ContractDocument.of(bindings));
        RouterFunctions.Builder routes = RouterFunctions.route().route(get(ERROR), request -> pages.error(request));
        pages.addList(routes, addresses, start);
        // The first document comes last: its pattern matches everything left under /docs.
        for (int i = pages.documents.size() - 1; i >= 0; i--) {
            ContractDocument document = pages.documents.get(i);
            String path = document.path();
            ContractFiles files = new ContractFiles(
                    document.folder(), document.relative("/"), start, page -> pages.withLinks(page, document));
            routes.route(get(document.contract()), request -> answer(files.contract(), request))
                    .route(get(withoutSlash(path)), request -> toFolder(path))
                    .route(get(path + "{*file}"), request -> file(files, request));
        }
        return routes.build();
    }

    private void addList(RouterFunctions.Builder routes, Map<String, String> addresses, StartLink start) {
        Mono<CachedPage> list = CachedPage.once(() -> new CachedPage(
                ContractFiles.HTML,
                ContractList.html(documents, addresses, start).getBytes(StandardCharsets.UTF_8)));
        Mono<CachedPage> icon = CachedPage.once(() ->
                new CachedPage(SVG, new ClassPathResource("favicon.svg", ContractPages.class).getContentAsByteArray()));
        routes.route(get(ContractDocument.MAIN + ContractFiles.ICON), request -> answer(icon, request))
                .route(get(withoutSlash(ContractDocument.LIST)), request -> toFolder(ContractDocument.LIST))
                .route(get(ContractDocument.LIST), request -> answer(list, request));
    }

    private static String withoutSlash(String folder) {
        return folder.substring(0, folder.length() - 1);
    }

    /**
     * Redirects to the path with a trailing slash, without which relative links lead elsewhere. The redirect is relative,
     * since the server may be behind a proxy that adds a prefix.
     */
    private static Mono<ServerResponse> toFolder(String folder) {
        String name = folder.substring(withoutSlash(folder).lastIndexOf('/') + 1);
        return ServerResponse.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create(name))
                .build();
    }

    private static RequestPredicate get(String path) {
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path(path));
    }

    /** Adds links to the document and to the other documents. They are relative: a proxy may add a prefix. */
    private String withLinks(String page, ContractDocument document) {
        return page.replaceFirst("</header>", Matcher.quoteReplacement(links(document) + "</header>"));
    }

    private String links(ContractDocument document) {
        String contract = "<p>" + link(document.relative(document.contract()), "AsyncAPI document") + "</p>\n";
        if (documents.size() == 1) {
            return contract;
        }
        String label = "<p>" + link(document.relative(ContractDocument.LIST), "Other contracts of this server") + ": ";
        return contract
                + documents.stream()
                        .filter(other -> !other.equals(document))
                        .map(other -> link(document.relative(other.path()), other.title()))
                        .collect(Collectors.joining(" · ", label, "</p>\n"));
    }

    static String link(String address, String text) {
        return "<a href=\"" + address + "\">" + HtmlUtils.htmlEscape(text) + "</a>";
    }

    private static Mono<ServerResponse> file(ContractFiles files, ServerRequest request) {
        String file = request.pathVariable("file").substring(1);
        return answer(files.page(file.isEmpty() ? ContractFiles.INDEX : file), request);
    }

    /** An exception, so that the application decides what the answer looks like. */
    private static Mono<ServerResponse> missing() {
        return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Mono<ServerResponse> answer(Mono<CachedPage> page, ServerRequest request) {
        return page.flatMap(found -> found.answer(request)).switchIfEmpty(Mono.defer(ContractPages::missing));
    }

    /**
     * Redirects to the page of an error code, in the first document that has it. Error frames contain this address. The
     * redirect is relative, since the server may be behind a proxy that adds a prefix.
     */
    private Mono<ServerResponse> error(ServerRequest request) {
        String code = request.pathVariable("code");
        return documents.stream()
                .filter(document -> document.explains(code))
                .findFirst()
                .map(document -> ServerResponse.seeOther(URI.create(document.errors() + code + ".html"))
                        .build())
                .orElseGet(ContractPages::missing);
    }
}
