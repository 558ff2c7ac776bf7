package dev.howl.server.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import reactor.core.publisher.Mono;

/** The files of a document, all read at the first request for one of them. Safe for use by several threads. */
final class ContractFiles {
    static final String INDEX = "index.html";
    static final String ICON = "favicon.svg";
    static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");
    /**
     * Names of files that may be served: with an extension, and in no hidden folder. Excludes paths that lead out of
     * the folder.
     */
    private static final Pattern FILE =
            Pattern.compile("(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*[A-Za-z0-9_~-][A-Za-z0-9._~-]*\\.[A-Za-z0-9]+");

    private final Mono<Map<String, CachedPage>> pages;
    private final Mono<CachedPage> contract;

    private final String root;
    private final StartLink start;

    /**
     * @param root address of the server, relative to the folder
     * @param completed adds to the first page what only this server knows
     */
    ContractFiles(ContractDocument.Folder folder, String root, StartLink start, UnaryOperator<String> completed) {
        this.root = root;
        this.start = start;
        this.pages = CachedPage.once(() -> read(folder, completed));
        this.contract = CachedPage.once(() -> page(folder.resource("contract.yaml"), YAML));
    }

    /** Returns the AsyncAPI document; empty where there is none. */
    Mono<CachedPage> contract() {
        return contract;
    }

    /** Returns a file of the documentation, whose extension {@code .html} may be left out; empty where there is none. */
    Mono<CachedPage> page(String file) {
        return pages.mapNotNull(all -> {
            CachedPage page = all.get(file);
            return page == null ? all.get(file + ".html") : page;
        });
    }

    private Map<String, CachedPage> read(ContractDocument.Folder folder, UnaryOperator<String> completed)
            throws IOException {
        String docs = folder.name() + "/docs/";
        Map<String, CachedPage> pages = new HashMap<>();
        for (Resource resource :
                new PathMatchingResourcePatternResolver(folder.loader()).getResources("classpath*:" + docs + "**")) {
            String url = resource.getURL().toString();
            String file = url.substring(url.lastIndexOf(docs) + docs.length());
            if (FILE.matcher(file).matches() && !file.contains("..") && !pages.containsKey(file)) {
                pages.put(file, page(file, resource, completed));
            }
        }
        return Map.copyOf(pages);
    }

    private CachedPage page(String file, Resource resource, UnaryOperator<String> completed) throws IOException {
        if (file.endsWith(".html")) {
            String up = "../".repeat((int) file.chars().filter(c -> c == '/').count()) + root;
            String text = withIcon(up, resource.getContentAsString(StandardCharsets.UTF_8));
            String page = start.addTo(file.equals(INDEX) ? completed.apply(text) : text, up);
            return new CachedPage(HTML, page.getBytes(StandardCharsets.UTF_8));
        }
        return new CachedPage(type(file), resource.getContentAsByteArray());
    }

    /** Adds the icon of this folder to a page without one: a browser would ask for that of the host, above any prefix. */
    private static String withIcon(String up, String page) {
        String icon = up + ContractDocument.MAIN.substring(1) + ICON;
        String link = "<link rel=\"icon\" href=\"" + icon + "\" type=\"image/svg+xml\"/>";
        return page.contains("rel=\"icon\"")
                ? page
                : page.replaceFirst("</head>", Matcher.quoteReplacement(link + "</head>"));
    }

    /** Spring has no type for Markdown, and browsers read text without a charset in that of their system. */
    private static MediaType type(String file) {
        if (file.endsWith(".md")) {
            return MARKDOWN;
        }
        return file.endsWith(".txt")
                ? TEXT
                : MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM);
    }

    private static @Nullable CachedPage page(@Nullable Resource resource, MediaType type) throws IOException {
        return resource == null ? null : new CachedPage(type, resource.getContentAsByteArray());
    }
}
