package dev.howl.server.web;

import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * A route of a static HTML page in UTF-8, for GET and HEAD. Browsers do not cache it, because the next release may
 * change it.
 */
public final class HtmlPage {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private HtmlPage() {}

    public static RouterFunction<ServerResponse> route(String path, Resource page) {
        return RouterFunctions.route(
                RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path(path)),
                request -> ServerResponse.ok()
                        .contentType(HTML)
                        .cacheControl(CacheControl.noStore())
                        .body(BodyInserters.fromResource(page)));
    }
}
