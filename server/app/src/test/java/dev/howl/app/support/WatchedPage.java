package dev.howl.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.howl.testservices.Browser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A browser page with a fake clock that records console errors and requested hosts. Not thread-safe. */
public final class WatchedPage implements AutoCloseable {
    /** Errors that Chromium itself logs when it cannot reach the server, or asks one that is stopping. */
    public static final Predicate<String> UNREACHABLE = error -> error.startsWith("WebSocket connection to")
            || error.contains("net::ERR_")
            || error.contains("responded with a status of 503");

    private final Page page;
    private final String authority;
    private final List<String> errors = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();

    private WatchedPage(Page page, URI address) {
        this.page = page;
        this.authority = address.getAuthority();
        page.clock().install();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
        page.onWebSocket(socket -> hosts.add(URI.create(socket.url()).getAuthority()));
        page.navigate(address.toString());
    }

    public static WatchedPage open(Browser browser, URI address) {
        return new WatchedPage(browser.page(), address);
    }

    public Page page() {
        return page;
    }

    /** Drops recorded errors that a test caused on purpose. */
    public void forgive(Predicate<String> error) {
        errors.removeIf(error);
    }

    /** Asserts that no error was recorded and that the page requested nothing but its own server. */
    public void assertAllIsWell() {
        assertThat(errors).isEmpty();
        assertThat(hosts).isNotEmpty().containsOnly(authority);
    }

    @Override
    public void close() {
        page.context().close();
    }
}
