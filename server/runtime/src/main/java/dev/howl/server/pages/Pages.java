package dev.howl.server.pages;

import dev.howl.server.ChannelBinding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/**
 * The contracts and their pages, as the generator put them on the class path. The first contract is the main one, at {@code
 * /asyncapi.yaml} and {@code /docs}; each of the others is at {@code /docs/contracts/<name>} and {@code asyncapi.yaml} in
 * there, where the name is its title in lower case with hyphens. {@code /docs/errors/<code>} leads to the place of a code.
 */
public final class Pages {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");
    /** Files with an extension, in folders that are not hidden: nothing that leads out of the folder. */
    private static final Pattern FILE =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-]+\\.[A-Za-z0-9.]+");

    private static final String INDEX = "index.html";

    private final List<Document> documents;

    private Pages(List<Document> documents) {
        this.documents = documents;
    }

    /** The routes of the pages of these channels, at least one. */
    public static RouterFunction<ServerResponse> routes(List<ChannelBinding<?>> bindings) {
        Pages pages = new Pages(Document.of(bindings));
        RouterFunctions.Builder routes =
                RouterFunctions.route().route(get("/docs/errors/{code}"), request -> pages.error(request));
        // The main one last: its files are all that is left under /docs.
        for (int i = pages.documents.size() - 1; i >= 0; i--) {
            Document document = pages.documents.get(i);
            String path = document.path();
            routes.route(get(document.contract()), request -> contract(document))
                    .route(get(path.substring(0, path.length() - 1)), request -> pages.entry(document))
                    .route(get(path + "{*file}"), request -> pages.file(document, request));
        }
        return routes.build();
    }

    private static RequestPredicate get(String path) {
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path(path));
    }

    private static Mono<ServerResponse> contract(Document document) {
        return found(document.folder().resource("contract.yaml"), YAML);
    }

    private Mono<ServerResponse> entry(Document document) {
        Resource index = document.folder().resource("docs/" + INDEX);
        if (index == null) {
            return ServerResponse.notFound().build();
        }
        return Mono.fromCallable(() -> index.getContentAsString(StandardCharsets.UTF_8))
                .map(page -> completed(page, document))
                .flatMap(page -> ok(HTML).bodyValue(page));
    }

    /**
     * With the way to the contract and to the other pages; and with what its links start from, as the page is there without
     * the slash, too, that makes them relative to the folder.
     */
    private String completed(String page, Document document) {
        String base = "<head><base href=\"" + document.path() + "\"/>";
        return page.replaceFirst("<head>", Matcher.quoteReplacement(base))
                .replaceFirst("</header>", Matcher.quoteReplacement(links(document) + "</header>"));
    }

    private String links(Document document) {
        String contract = "<p>" + link(document.contract(), "The contract itself") + "</p>\n";
        if (documents.size() == 1) {
            return contract;
        }
        return contract
                + documents.stream()
                        .filter(other -> !other.equals(document))
                        .map(other -> link(other.path(), other.title()))
                        .collect(Collectors.joining(" · ", "<p>Spoken here, too: ", "</p>\n"));
    }

    private static String link(String address, String text) {
        return "<a href=\"" + address + "\">" + HtmlUtils.htmlEscape(text) + "</a>";
    }

    private Mono<ServerResponse> file(Document document, ServerRequest request) {
        String file = request.pathVariable("file").substring(1);
        if (file.isEmpty() || file.equals(INDEX)) {
            return entry(document);
        }
        if (!FILE.matcher(file).matches() || file.contains("..")) {
            return ServerResponse.notFound().build();
        }
        MediaType type = MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return found(document.folder().resource("docs/" + file), type);
    }

    /** Leads to the place of a code on the first page that has it; an {@code error} frame names this address. */
    private Mono<ServerResponse> error(ServerRequest request) {
        String code = request.pathVariable("code");
        return documents.stream()
                .filter(document -> document.explains(code))
                .findFirst()
                .map(document -> ServerResponse.seeOther(URI.create(document.path() + "#error-" + code))
                        .build())
                .orElseGet(() -> ServerResponse.notFound().build());
    }

    private static Mono<ServerResponse> found(@Nullable Resource resource, MediaType type) {
        if (resource == null) {
            return ServerResponse.notFound().build();
        }
        return ok(type).body(BodyInserters.fromResource(resource));
    }

    private static ServerResponse.BodyBuilder ok(MediaType type) {
        return ServerResponse.ok().contentType(type).cacheControl(CacheControl.noCache());
    }
}
