package dev.howl.server.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
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

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");
    /**
     * Names of files that may be served: with an extension, and in no hidden folder. Excludes paths that lead out of
     * the folder.
     */
    private static final Pattern FILE =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-]+\\.[A-Za-z0-9.]+");

    private final Mono<Map<String, CachedPage>> pages;
    private final Mono<CachedPage> contract;

    /** @param completed adds to the first page what only this server knows */
    ContractFiles(ContractDocument.Folder folder, UnaryOperator<String> completed) {
        this.pages = CachedPage.once(() -> read(folder, completed));
        this.contract = CachedPage.once(() -> page(folder.resource("contract.yaml"), YAML));
    }

    /** Returns the AsyncAPI document; empty where there is none. */
    Mono<CachedPage> contract() {
        return contract;
    }

    /** Returns a file of the documentation; empty where there is none. */
    Mono<CachedPage> page(String file) {
        return pages.mapNotNull(all -> all.get(file));
    }

    private static Map<String, CachedPage> read(ContractDocument.Folder folder, UnaryOperator<String> completed)
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

    private static CachedPage page(String file, Resource resource, UnaryOperator<String> completed) throws IOException {
        if (file.equals(INDEX)) {
            String page = completed.apply(resource.getContentAsString(StandardCharsets.UTF_8));
            return new CachedPage(HTML, page.getBytes(StandardCharsets.UTF_8));
        }
        MediaType type = MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return new CachedPage(type, resource.getContentAsByteArray());
    }

    private static @Nullable CachedPage page(@Nullable Resource resource, MediaType type) throws IOException {
        return resource == null ? null : new CachedPage(type, resource.getContentAsByteArray());
    }
}
