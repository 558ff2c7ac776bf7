package dev.howl.app.pages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A crawler that follows the links of all HTML pages of one server. Not thread-safe. */
final class LinkCrawler {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]+)[^\"]*\"");
    /** The path of a document's pages. */
    private static final Pattern DOCUMENT = Pattern.compile("^.*/docs/(?:contracts/[^/]+/)?");
    /** A page with a base element, to which its links are relative; a browser opens it in the tests. */
    private static final String PLAYGROUND = "playground";

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final URI start;
    private final Deque<URI> open = new ArrayDeque<>();
    private final Set<URI> seen = new HashSet<>();
    private final List<String> broken = new ArrayList<>();

    LinkCrawler(URI start) {
        this.start = start;
    }

    /**
     * Returns what the pages link to on this server that is not answered 200, or is outside the start's folder, and the
     * pages of documents that do not link to their first page and to the start page.
     */
    List<String> brokenLinks() throws IOException, InterruptedException {
        visit(start, start);
        visit(start, start.resolve("docs/errors/not_found"));
        while (!open.isEmpty()) {
            URI page = open.remove();
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(page)
                            .header("Accept", "text/html,*/*;q=0.8")
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                broken.add(page + " is " + answer.statusCode());
            } else if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                follow(answer.uri(), answer.body());
            }
        }
        return seen.size() < 100 ? List.of("only " + seen.size() + " links were found") : broken;
    }

    private void follow(URI page, String html) {
        Set<URI> targets = new HashSet<>();
        Matcher links = LINK.matcher(html);
        while (links.find()) {
            targets.add(page.resolve(links.group(1).replace("&amp;", "&")));
        }
        targets.forEach(target -> visit(page, target));
        Matcher document = DOCUMENT.matcher(page.getPath());
        if (document.find()) {
            URI home = page.resolve(document.group());
            if (!targets.contains(home) && !targets.contains(home.resolve("index.html"))) {
                broken.add(page + " does not link to " + home);
            }
            if (!targets.contains(start)) {
                broken.add(page + " does not link to the start page");
            }
        }
    }

    private void visit(URI from, URI target) {
        if (!start.getAuthority().equals(target.getAuthority())
                || target.getPath().endsWith(PLAYGROUND)
                || !seen.add(target)) {
            return;
        }
        if (target.getPath().startsWith(start.getPath())) {
            open.add(target);
        } else {
            broken.add(from + " leads out of the prefix: " + target);
        }
    }
}
