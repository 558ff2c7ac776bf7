package dev.howl.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A page with a clock of its own, whose complaints and requests are taken down. Confined to one thread. */
public final class WatchedPage implements AutoCloseable {
    private final Page page;
    private final String authority;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();

    private WatchedPage(Page page, URI address) {
        this.page = page;
        this.authority = address.getAuthority();
        page.clock().install();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
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

    /** Leaves out what a test has brought about on purpose. */
    public void forgive(Predicate<String> complaint) {
        complaints.removeIf(complaint);
    }

    /** Nothing was complained of, and nobody was asked but the server that the page came from. */
    public void assertAllIsWell() {
        assertThat(complaints).isEmpty();
        assertThat(hosts).isNotEmpty().containsOnly(authority);
    }

    @Override
    public void close() {
        page.context().close();
    }
}
