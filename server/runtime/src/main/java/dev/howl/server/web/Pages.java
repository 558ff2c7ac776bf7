package dev.howl.server.web;

import dev.howl.runtime.ChannelSpec;
import dev.howl.server.ChannelBinding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
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
import reactor.core.publisher.Mono;

/**
 * The contract and its pages, as the generator put them on the class path: {@code /asyncapi.yaml}, {@code /docs} and
 * {@code /docs/errors/<code>}. Of several documents it is the first that is shown.
 */
public final class Pages {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");
    /** Files with an extension, in folders that are not hidden: nothing that leads out of the folder. */
    private static final Pattern FILE =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-]+\\.[A-Za-z0-9.]+");

    private static final String INDEX = "index.html";

    private final List<ChannelSpec> channels;
    private final String folder;
    private final ClassLoader loader;

    private Pages(List<ChannelBinding<?>> bindings) {
        ChannelBinding<?> first = bindings.get(0);
        this.channels = bindings.stream().map(ChannelBinding::spec).toList();
        this.folder = first.resources();
        this.loader = Objects.requireNonNull(first.getClass().getClassLoader(), "loader");
    }

    /** The routes of the pages of these channels, at least one. */
    public static RouterFunction<ServerResponse> routes(List<ChannelBinding<?>> bindings) {
        Pages pages = new Pages(bindings);
        return RouterFunctions.route()
                .route(get("/asyncapi.yaml"), request -> pages.contract())
                .route(get("/docs"), request -> pages.entry())
                .route(get("/docs/errors/{code}"), pages::error)
                .route(get("/docs/{*file}"), pages::file)
                .build();
    }

    private static RequestPredicate get(String path) {
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path(path));
    }

    private Mono<ServerResponse> contract() {
        return found(resource("contract.yaml"), YAML);
    }

    /** The first page without the slash that makes its links relative to the folder: they are told what to start from. */
    private Mono<ServerResponse> entry() {
        Resource index = resource("docs/" + INDEX);
        if (index == null) {
            return ServerResponse.notFound().build();
        }
        return Mono.fromCallable(() -> index.getContentAsString(StandardCharsets.UTF_8))
                .map(page -> page.replaceFirst("<head>", "<head><base href=\"/docs/\"/>"))
                .flatMap(page -> ok(HTML).bodyValue(page));
    }

    private Mono<ServerResponse> file(ServerRequest request) {
        String file = request.pathVariable("file").substring(1);
        return page(file.isEmpty() ? INDEX : file);
    }

    private Mono<ServerResponse> page(String file) {
        if (!FILE.matcher(file).matches() || file.contains("..")) {
            return ServerResponse.notFound().build();
        }
        MediaType type = MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return found(resource("docs/" + file), type);
    }

    /** Leads to the place of a code on the page; an {@code error} frame names this address. */
    private Mono<ServerResponse> error(ServerRequest request) {
        String code = request.pathVariable("code");
        boolean known = channels.stream().anyMatch(channel -> channel.errors().containsKey(code));
        return known
                ? ServerResponse.seeOther(URI.create("/docs/#error-" + code)).build()
                : ServerResponse.notFound().build();
    }

    private @Nullable Resource resource(String name) {
        Resource resource = new ClassPathResource(folder + "/" + name, loader);
        return resource.exists() ? resource : null;
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
