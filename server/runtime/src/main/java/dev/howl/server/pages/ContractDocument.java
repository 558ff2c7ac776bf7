package dev.howl.server.pages;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.ChannelSpec.ContractId;
import dev.howl.server.ChannelBinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * An AsyncAPI document with its HTML pages, as the generator wrote them to the class path. Immutable.
 *
 * @param title title of the contract
 * @param version version of the contract
 * @param path path of its pages, with a trailing slash
 * @param contract path of the AsyncAPI document itself
 * @param channels the channels it describes
 * @param folder its resources
 */
record ContractDocument(
        String title, String version, String path, String contract, List<ChannelSpec> channels, Folder folder) {
    static final String MAIN = "/docs/";
    /** Path of the list of all contracts. */
    static final String LIST = MAIN + "contracts/";

    /** A folder of class path resources. */
    record Folder(String name, ClassLoader loader) {
        @Nullable
        Resource resource(String file) {
            Resource resource = new ClassPathResource(name + "/" + file, loader);
            return resource.exists() ? resource : null;
        }
    }

    ContractDocument {
        channels = List.copyOf(channels);
    }

    /**
     * Returns the documents of the given channels, in their order. The first one is served at {@code /docs/}, each
     * other one at a path derived from its title.
     */
    static List<ContractDocument> of(List<ChannelBinding<?>> bindings) {
        Map<ContractId, List<ChannelBinding<?>>> contracts = new LinkedHashMap<>();
        bindings.forEach(binding -> contracts
                .computeIfAbsent(binding.spec().contract(), same -> new ArrayList<>())
                .add(binding));
        Map<String, ContractDocument> documents = new LinkedHashMap<>();
        contracts.forEach((id, channels) -> {
            String wanted = documents.isEmpty() ? MAIN : LIST + slug(id.title());
            String path = wanted;
            for (int number = 2; documents.containsKey(path); number++) {
                path = wanted + "-" + number;
            }
            documents.put(path, document(id, path, channels));
        });
        return List.copyOf(documents.values());
    }

    private static ContractDocument document(ContractId id, String path, List<ChannelBinding<?>> channels) {
        ChannelBinding<?> first = channels.get(0);
        ClassLoader loader = Objects.requireNonNull(first.getClass().getClassLoader(), "loader");
        return new ContractDocument(
                id.title(),
                id.version(),
                path.equals(MAIN) ? MAIN : path + "/",
                path.equals(MAIN) ? "/asyncapi.yaml" : path + "/asyncapi.yaml",
                channels.stream().<ChannelSpec>map(ChannelBinding::spec).toList(),
                new Folder(first.resources(), loader));
    }

    /** Converts a title to a path segment, such as {@code Weather alerts} to {@code weather-alerts}. */
    private static String slug(String title) {
        String name =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "contract" : name;
    }

    /** Returns the folder of its error codes, relative to {@code /docs/errors/}. */
    String errors() {
        return path.equals(MAIN) ? "" : "../" + path.substring(MAIN.length()) + "errors/";
    }

    /** Returns a path of this server, relative to one of its pages: to {@code /docs/} or {@code /docs/contracts/<name>/}. */
    String relative(String target) {
        return up(path) + target.substring(1);
    }

    /** Returns a path of this server, relative to the list of all contracts. */
    String fromList(String target) {
        return up(LIST) + target.substring(1);
    }

    private static String up(String page) {
        return "../".repeat((int) page.chars().filter(c -> c == '/').count() - 1);
    }

    boolean explains(String errorCode) {
        return channels.stream().anyMatch(channel -> channel.errors().containsKey(errorCode));
    }
}
