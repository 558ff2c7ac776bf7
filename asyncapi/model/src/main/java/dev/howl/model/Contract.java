package dev.howl.model;

import dev.howl.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A linked document. It speaks from the server's side: what it receives, clients send.
 *
 * @param version of AsyncAPI ({@code asyncapi})
 * @param title {@code info.title}
 * @param contractVersion {@code info.version}
 * @param description {@code info.description}
 * @param channels in the order of the document
 * @param operations in the order of the document
 * @param warnings what was found and stops nothing
 * @param source the document itself
 * @param files every file read, the document first
 */
public record Contract(
        String version,
        String title,
        String contractVersion,
        @Nullable String description,
        List<Channel> channels,
        List<Operation> operations,
        List<Diagnostic> warnings,
        Path source,
        List<Path> files) {

    public Contract {
        channels = List.copyOf(channels);
        operations = List.copyOf(operations);
        warnings = List.copyOf(warnings);
        files = List.copyOf(files);
    }

    /** The operations of a channel, in the order of the document. */
    public List<Operation> operations(Channel channel) {
        return operations.stream()
                .filter(operation -> operation.channel().id().equals(channel.id()))
                .toList();
    }
}
