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

/** A page of the server's own, in UTF-8, for GET and HEAD. No browser keeps it: the next server may bring another one. */
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
