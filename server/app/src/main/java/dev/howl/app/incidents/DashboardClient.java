package dev.howl.app.incidents;

import dev.howl.runtime.Futures;
import dev.howl.runtime.Json;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** An HTTP client of the status dashboard. Follows up to {@value #MAX_REDIRECTS} redirects. */
final class DashboardClient {
    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    /** Longer than the timeout of the whole request, whose failure has the better reason. */
    private static final Duration TO_SPARE = Duration.ofSeconds(5);

    private static final byte[] NOTHING = {};

    private final WebClient client;
    private final URI link;
    private final Duration timeout;
    private final int maxBytes;

    /**
     * Creates a client without connecting.
     *
     * @param timeout from the request to the last byte of the response
     * @param maxBytes the largest body that is read
     */
    DashboardClient(URI link, Duration timeout, int maxBytes) {
        this.link = link;
        this.timeout = timeout;
        this.maxBytes = maxBytes;
        // One connection per request: the dashboard may close a kept-alive one at the moment it is used again, and the
        // client's own retry would send the request twice.
        HttpClient http = HttpClient.newConnection()
                .disableRetry(true)
                .followRedirect((request, response) ->
                        REDIRECTS.contains(response.status().code())
                                && response.responseHeaders().contains(HttpHeaders.LOCATION)
                                && request.redirectedFrom().length < MAX_REDIRECTS)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis()));
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .defaultHeader(HttpHeaders.USER_AGENT, "howl")
                .build();
    }

    /** Returns the address without the query, which may hold a secret. */
    String name() {
        return link.getScheme() + "://" + link.getRawAuthority() + link.getRawPath();
    }

    /**
     * Sends one request and blocks until the response is complete.
     *
     * @param known validators of the response that the caller has; without any, the result is never
     *     {@link DashboardResponse.NotModified}
     */
    DashboardResponse ask(HttpValidators known) throws InterruptedException, PollFailedException {
        ResponseEntity<byte[]> raw = await(client.get()
                .uri(link)
                .headers(known::addTo)
                .exchangeToMono(this::taken)
                .timeout(timeout)
                .toFuture());
        int status = raw.getStatusCode().value();
        if (status == NOT_MODIFIED && !known.isNone()) {
            return new DashboardResponse.NotModified();
        }
        if (status != OK) {
            throw new PollFailedException(PollOutcome.STATUS, "it answered " + status);
        }
        byte[] body = Objects.requireNonNullElse(raw.getBody(), NOTHING);
        IncidentList list = IncidentParser.read(body);
        return new DashboardResponse.Full(
                list, Json.mapper().readTree(body).toString(), HttpValidators.of(raw.getHeaders()));
    }

    private Mono<ResponseEntity<byte[]>> taken(ClientResponse response) {
        HttpStatusCode status = response.statusCode();
        Mono<byte[]> body = status.value() == OK ? body(response) : Mono.just(NOTHING);
        return body.map(bytes -> ResponseEntity.status(status)
                .headers(response.headers().asHttpHeaders())
                .body(bytes));
    }

    /** Reads the body up to the size limit. */
    private Mono<byte[]> body(ClientResponse response) {
        return DataBufferUtils.join(response.bodyToFlux(DataBuffer.class), maxBytes)
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(NOTHING);
    }

    private ResponseEntity<byte[]> await(CompletableFuture<ResponseEntity<byte[]>> asked)
            throws InterruptedException, PollFailedException {
        try {
            return asked.get(timeout.plus(TO_SPARE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw failed(Exceptions.unwrap(Futures.cause(e)));
        } finally {
            asked.cancel(true);
        }
    }

    private PollFailedException failed(Throwable failure) {
        return PollFailures.of(failure, link.getHost(), timeout, maxBytes);
    }
}
