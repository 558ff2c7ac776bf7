package dev.howl.server.web;

import dev.howl.server.pages.CachedPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A route of a static HTML page in UTF-8, for GET and HEAD. The page is read once, off the event loops, and has an
 * entity tag: browsers ask each time whether their copy is current, because the next release may change it.
 */
public final class HtmlPage {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private HtmlPage() {}

    public static RouterFunction<ServerResponse> route(String path, Resource page) {
        return route(path, page, HTML);
    }

    /** Returns the route of a file of another media type. */
    public static RouterFunction<ServerResponse> route(String path, Resource page, MediaType type) {
        Mono<CachedPage> read = CachedPage.once(() -> new CachedPage(type, page.getContentAsByteArray()));
        return RouterFunctions.route(
                RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path(path)),
                request -> read.flatMap(found -> found.answer(request)));
    }

    /**
     * Returns the routes of the files that pages load, each at {@code /} and its name.
     *
     * @param folder ends with a slash
     */
    public static RouterFunction<ServerResponse> files(Resource folder, List<String> names) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (String name : names) {
            MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
            routes.add(route("/" + name, relative(folder, name), type));
        }
        return routes.build();
    }

    private static Resource relative(Resource folder, String name) {
        try {
            return folder.createRelative(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
