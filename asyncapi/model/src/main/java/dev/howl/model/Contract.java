package dev.howl.model;

import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A linked document. Its actions are those of the server, whichever side was written: what it receives, clients send.
 *
 * @param version of AsyncAPI ({@code asyncapi})
 * @param title {@code info.title}
 * @param contractVersion {@code info.version}
 * @param description {@code info.description}
 * @param servers in the order of the document
 * @param channels in the order of the document
 * @param operations in the order of the document
 * @param reusable the parts of {@code components}
 * @param annotations what only documentation shows
 * @param diagnostics what was found and does not stop all generation
 * @param viewpoint the side that the document describes
 * @param source the document itself
 * @param files every file that was read or looked for, the document first; a change of one of them can change the
 *     contract
 * @param document text of the whole contract: the file itself, or JSON in which all references lead within it if the
 *     contract consists of several files
 */
public record Contract(
        String version,
        String title,
        String contractVersion,
        @Nullable String description,
        List<Server> servers,
        List<Channel> channels,
        List<Operation> operations,
        Reusable reusable,
        Annotations annotations,
        List<Diagnostic> diagnostics,
        Viewpoint viewpoint,
        Path source,
        List<Path> files,
        String document) {

    /**
     * Reusable messages and schemas ({@code components}).
     *
     * @param messages those that types are generated from, since the document has no channels; empty where it has some
     * @param schemas by name
     * @param places of the Message Objects, by name
     */
    public record Reusable(List<Message> messages, Map<String, Schema> schemas, Map<String, Location> places) {
        /** The parts of a document that has none. */
        public static final Reusable NONE = new Reusable(List.of(), Map.of(), Map.of());

        public Reusable {
            messages = List.copyOf(messages);
            schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
            places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
        }
    }

    public Contract {
        servers = List.copyOf(servers);
        channels = List.copyOf(channels);
        operations = List.copyOf(operations);
        diagnostics = List.copyOf(diagnostics);
        files = List.copyOf(files);
    }

    /** Creates a contract without its text, of a document that says nothing of its view. */
    public Contract(
            String version,
            String title,
            String contractVersion,
            @Nullable String description,
            List<Server> servers,
            List<Channel> channels,
            List<Operation> operations,
            List<Diagnostic> diagnostics,
            Path source,
            List<Path> files) {
        this(
                version,
                title,
                contractVersion,
                description,
                servers,
                channels,
                operations,
                Reusable.NONE,
                Annotations.NONE,
                diagnostics,
                Viewpoint.DEFAULT,
                source,
                files,
                "");
    }

    /** Returns the contract with these channels and operations in place of its own. */
    public Contract with(List<Channel> otherChannels, List<Operation> otherOperations) {
        return new Contract(
                version,
                title,
                contractVersion,
                description,
                servers,
                otherChannels,
                otherOperations,
                reusable,
                annotations,
                diagnostics,
                viewpoint,
                source,
                files,
                document);
    }

    /** Returns the contract with these findings in place of its own. */
    public Contract with(List<Diagnostic> otherDiagnostics) {
        return new Contract(
                version,
                title,
                contractVersion,
                description,
                servers,
                channels,
                operations,
                reusable,
                annotations,
                otherDiagnostics,
                viewpoint,
                source,
                files,
                document);
    }

    /** Returns the contract as a document of that viewpoint. */
    public Contract with(Viewpoint otherViewpoint) {
        return new Contract(
                version,
                title,
                contractVersion,
                description,
                servers,
                channels,
                operations,
                reusable,
                annotations,
                diagnostics,
                otherViewpoint,
                source,
                files,
                document);
    }

    /** Returns the channels that are WebSockets, in the order of the document. */
    public List<Channel> sockets() {
        return channels.stream().filter(Channel::isSocket).toList();
    }

    /** Returns the operations of a channel, in the order of the document. */
    public List<Operation> operations(Channel channel) {
        return operations.stream()
                .filter(operation -> operation.channel().id().equals(channel.id()))
                .toList();
    }
}
