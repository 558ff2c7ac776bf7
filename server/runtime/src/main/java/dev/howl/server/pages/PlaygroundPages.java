package dev.howl.server.pages;

import dev.howl.server.ChannelBinding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The routes of the playgrounds, which are connected to this server: {@code /playground} of the first document, and {@code
 * playground.html} in the pages of each. All addresses in them are relative, since the server may be behind a proxy that
 * adds a prefix.
 */
public final class PlaygroundPages {
    private static final String PATH = "/playground";
    private static final String FILE = "playground.html";
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private PlaygroundPages() {}

    /**
     * Returns the routes for the documents of the given channels. They come before those of {@link ContractPages}.
     *
     * @param bindings at least one
     * @param hasStart whether the application has a page at {@code /}, to which the pages link
     */
    public static RouterFunction<ServerResponse> routes(List<ChannelBinding<?>> bindings, boolean hasStart) {
        StartLink start = new StartLink(hasStart);
        RouterFunctions.Builder routes = RouterFunctions.route();
        List<ContractDocument> documents = ContractDocument.of(bindings);
        ContractDocument first = documents.get(0);
        add(routes, PATH, first, page -> atRoot(start.addTo(page, first.relative("/")), first));
        for (ContractDocument document : documents) {
            String root = document.relative("/");
            add(routes, document.path() + FILE, document, page -> connected(start.addTo(page, root), root));
        }
        return routes.build();
    }

    private static void add(
            RouterFunctions.Builder routes, String path, ContractDocument document, UnaryOperator<String> completion) {
        Mono<CachedPage> page = CachedPage.once(() -> {
            Resource resource = document.folder().resource("docs/" + FILE);
            return resource == null
                    ? null
                    : new CachedPage(
                            HTML,
                            completion
                                    .apply(resource.getContentAsString(StandardCharsets.UTF_8))
                                    .getBytes(StandardCharsets.UTF_8));
        });
        routes.route(
                RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path(path)),
                request -> page.flatMap(found -> found.answer(request))
                        .switchIfEmpty(
                                Mono.defer(() -> ServerResponse.notFound().build())));
    }

    /** Lets the page load its files from those of the document, and keeps links within it where it is. */
    private static String atRoot(String page, ContractDocument document) {
        return connected(page, "./")
                .replaceFirst("<head>", "<head><base href=\"" + document.path().substring(1) + "\"/>")
                .replace("href=\"#", "href=\"" + document.relative(PATH) + "#");
    }

    /** @param root the address of the server as the page writes it */
    private static String connected(String page, String root) {
        return page.replaceFirst("<head>", "<head><meta name=\"howl-socket\" content=\"" + root + "\"/>");
    }
}
