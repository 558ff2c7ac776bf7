package dev.howl.server.web;

import dev.howl.server.pages.CachedPage;
import dev.howl.server.proxy.PathPrefix;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * The page for browsers that request what this server does not have. Its links are relative to the first page of the
 * server: a {@code <base>} is added. Clients that do not ask for HTML get the answer that they get without this page.
 */
public final class NotFoundPage implements WebExceptionHandler, Ordered {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    /** Before {@link ProblemErrors} and the handler of Spring Boot, which answer everything. */
    private static final int ORDER = -3;

    private final Mono<String> page;

    /** @param page an HTML page in UTF-8 */
    public NotFoundPage(Resource page) {
        this.page = CachedPage.once(() -> page.getContentAsString(StandardCharsets.UTF_8));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        boolean isMissing = failure instanceof ResponseStatusException refused
                && refused.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND);
        if (!isMissing || exchange.getResponse().isCommitted() || !wantsHtml(exchange)) {
            return Mono.error(failure);
        }
        return page.flatMap(text -> write(exchange, text));
    }

    private static Mono<Void> write(ServerWebExchange exchange, String page) {
        ServerHttpResponse response = exchange.getResponse();
        String base = "<head>\n  <base href=\"" + PathPrefix.of(exchange) + "/\">";
        byte[] body = page.replace("<head>", base).getBytes(StandardCharsets.UTF_8);
        response.setStatusCode(HttpStatus.NOT_FOUND);
        response.getHeaders().setContentType(HTML);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** Wildcards do not count: programs send them, too. */
    private static boolean wantsHtml(ServerWebExchange exchange) {
        try {
            return exchange.getRequest().getHeaders().getAccept().stream()
                    .anyMatch(type -> type.isConcrete() && type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
