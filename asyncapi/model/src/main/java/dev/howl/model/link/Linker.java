package dev.howl.model.link;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Contract.Reusable;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.ReadOptions;
import dev.howl.model.Server;
import dev.howl.model.SpecificationVersion;
import dev.howl.model.Viewpoint;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import dev.howl.model.syntax.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a contract of a document of any version that is read. Parts that are broken are left out; the checks report
 * them.
 */
public final class Linker {
    private final SpecificationVersion version;
    private final References references;
    private final ReadOptions options;
    private final Diagnostics diagnostics;
    private final SourceNodes origins = new SourceNodes();
    private final Traits traits;
    private final SchemaLinker schemas;

    private Linker(SpecificationVersion version, References references, ReadOptions options, Diagnostics diagnostics) {
        this.version = version;
        this.references = references;
        this.options = options;
        this.diagnostics = diagnostics;
        this.traits = new Traits(references, version);
        this.schemas = new SchemaLinker(references);
    }

    /** The parts that each major version writes in places of its own. */
    private record Parts(List<Channel> channels, List<Operation> operations) {}

    /**
     * Links a document.
     *
     * @param version the one that the document is written in
     * @param source the document as the reader was given it
     * @param options which server, and which view
     */
    public static LinkedContract link(
            Mapping document,
            SpecificationVersion version,
            Path source,
            References references,
            ReadOptions options,
            Diagnostics diagnostics) {
        return new Linker(version, references, options, diagnostics).link(document, source);
    }

    private LinkedContract link(Mapping document, Path source) {
        MessageLinker messages = new MessageLinker(
                references,
                traits,
                new MessagePayloads(references, schemas, version),
                origins,
                document.text("defaultContentType"));
        ServerLinker serverLinker = new ServerLinker(references, version, security(document), origins);
        List<Server> servers = serverLinker.link(document);
        Parts parts = mounted(document, servers, version.isTwo() ? two(document, messages) : three(document, messages));
        Mapping info = document.child("info") instanceof Mapping written ? written : document;
        Contract written = new Contract(
                text(document.text("asyncapi")),
                text(info.text("title")),
                text(info.text("version")),
                info.text("description"),
                servers,
                parts.channels(),
                parts.operations(),
                reusable(document, messages, parts.channels().isEmpty()),
                new AnnotationLinker(document, references, origins)
                        .annotations(servers, parts.channels(), parts.operations()),
                List.of(),
                Viewpoint.DEFAULT,
                source,
                List.of(source),
                "");
        Contract contract = ViewLinker.seenByServer(written, document, options.view(), origins);
        return new LinkedContract(
                contract, version, serverNames(document), serverLinker.others(document), origins, schemas.finish());
    }

    private Parts two(Mapping document, MessageLinker messages) {
        ChannelItemLinker items = new ChannelItemLinker(
                references, traits, security(document), messages, new Parameters(references, schemas), origins);
        items.link(document);
        reusableSchemas(document);
        return new Parts(items.channels(), items.operations());
    }

    private Parts three(Mapping document, MessageLinker messages) {
        ChannelLinker channels = new ChannelLinker(references, messages, new Parameters(references, schemas), origins);
        channels.link(document);
        reusableSchemas(document);
        List<Operation> operations = new OperationLinker(
                        references, traits, security(document), channels, origins, operationFindings())
                .link(document);
        new ReusableReferences(references, operationFindings()).check(document);
        Rebuilt rebuilt = new Rebuilt(origins);
        channels.channels().values().forEach(channel -> rebuilt.channel(channel, channels.messages(channel)));
        return new Parts(
                rebuilt.channels(),
                operations.stream()
                        .map(rebuilt::operation)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Gives the channels their whole addresses and their protocols. */
    private Parts mounted(Mapping document, List<Server> servers, Parts parts) {
        ChannelServers channelServers = new ChannelServers(document, servers, references, origins);
        List<Channel> channels = new SocketLinker(
                        channelServers, parts.operations(), references, origins, options, diagnostics)
                .link(parts.channels());
        Rebuilt rebuilt = new Rebuilt(origins);
        channels.forEach(channel -> rebuilt.channel(channel, channel.messages()));
        return new Parts(
                rebuilt.channels(),
                parts.operations().stream()
                        .map(rebuilt::operation)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private SecurityLinker security(Mapping document) {
        return new SecurityLinker(document, version, references);
    }

    private Diagnostics operationFindings() {
        return diagnostics.under(version.section("Operation Object"));
    }

    private void reusableSchemas(Mapping document) {
        if (document.child("components") instanceof Mapping components
                && components.child("schemas") instanceof Mapping reusable) {
            reusable.forEach((name, schema) -> schemas.schema(schema));
        }
    }

    /** @param alone whether types are generated of these messages, since no channel has any */
    private Reusable reusable(Mapping document, MessageLinker linker, boolean alone) {
        List<Message> messages = new ArrayList<>();
        Map<String, Schema> reusable = new LinkedHashMap<>();
        Map<String, Location> places = new LinkedHashMap<>();
        if (document.child("components") instanceof Mapping components) {
            if (components.child("messages") instanceof Mapping written) {
                written.forEach((id, entry) -> {
                    if (references.follow(entry) instanceof Mapping object) {
                        places.put(id, object.where());
                    }
                    Mapping object = alone ? linker.object(entry) : null;
                    if (object != null) {
                        messages.add(linker.message(id, object));
                    }
                });
            }
            if (components.child("schemas") instanceof Mapping written) {
                written.forEach((name, schema) -> reusable.put(name, schemas.schema(schema)));
            }
        }
        return new Reusable(messages, reusable, places);
    }

    private static List<String> serverNames(Mapping document) {
        return document.child("servers") instanceof Mapping servers ? List.copyOf(servers.keys()) : List.of();
    }

    private static String text(@Nullable String written) {
        return written == null ? "" : written;
    }
}
