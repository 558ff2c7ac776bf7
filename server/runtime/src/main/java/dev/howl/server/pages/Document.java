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
 * A contract and its pages, as the generator put them on the class path. Immutable.
 *
 * @param title as the contract has it
 * @param path where its pages are, with a slash at the end
 * @param contract where the contract itself is
 */
record Document(String title, String path, String contract, List<ChannelSpec> channels, Folder folder) {
    private static final String MAIN = "/docs/";

    /** Where its files are. */
    record Folder(String name, ClassLoader loader) {
        @Nullable
        Resource resource(String file) {
            Resource resource = new ClassPathResource(name + "/" + file, loader);
            return resource.exists() ? resource : null;
        }
    }

    Document {
        channels = List.copyOf(channels);
    }

    /**
     * The contracts of these channels, in their order. The first one is the main one; each of the others has a path made of
     * its title.
     */
    static List<Document> of(List<ChannelBinding<?>> bindings) {
        Map<ContractId, List<ChannelBinding<?>>> contracts = new LinkedHashMap<>();
        bindings.forEach(binding -> contracts
                .computeIfAbsent(binding.spec().contract(), same -> new ArrayList<>())
                .add(binding));
        Map<String, Document> documents = new LinkedHashMap<>();
        contracts.forEach((id, channels) -> {
            String wanted = documents.isEmpty() ? MAIN : MAIN + "contracts/" + name(id.title());
            String path = wanted;
            for (int number = 2; documents.containsKey(path); number++) {
                path = wanted + "-" + number;
            }
            documents.put(path, document(id.title(), path, channels));
        });
        return List.copyOf(documents.values());
    }

    private static Document document(String title, String path, List<ChannelBinding<?>> channels) {
        ChannelBinding<?> first = channels.get(0);
        ClassLoader loader = Objects.requireNonNull(first.getClass().getClassLoader(), "loader");
        return new Document(
                title,
                path.equals(MAIN) ? MAIN : path + "/",
                path.equals(MAIN) ? "/asyncapi.yaml" : path + "/asyncapi.yaml",
                channels.stream().<ChannelSpec>map(ChannelBinding::spec).toList(),
                new Folder(first.resources(), loader));
    }

    /** {@code Weather alerts} is {@code weather-alerts}. */
    private static String name(String title) {
        String name =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "contract" : name;
    }

    boolean explains(String errorCode) {
        return channels.stream().anyMatch(channel -> channel.errors().containsKey(errorCode));
    }
}
