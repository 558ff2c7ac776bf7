package dev.howl.model.link;

import dev.howl.model.Contract;
import dev.howl.model.Operation;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.syntax.Mapping;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a contract of a document. Parts that are broken are left out; the checks report them. */
public final class Linker {
    private Linker() {}

    /**
     * Links a document.
     *
     * @param source the document as the reader was given it
     */
    public static LinkedContract link(Mapping document, Path source, References references, Diagnostics diagnostics) {
        SourceNodes origins = new SourceNodes();
        Traits traits = new Traits(references);
        SchemaLinker schemas = new SchemaLinker(references);
        MessageLinker messages =
                new MessageLinker(references, traits, schemas, origins, document.text("defaultContentType"));
        ChannelLinker channels = new ChannelLinker(references, messages, origins);
        channels.link(document);
        if (document.child("components") instanceof Mapping components
                && components.child("schemas") instanceof Mapping reusable) {
            reusable.forEach((name, schema) -> schemas.schema(schema));
        }
        List<Operation> operations =
                new OperationLinker(references, traits, channels, origins, diagnostics).link(document);
        Mapping info = document.child("info") instanceof Mapping written ? written : document;
        Contract contract = new Contract(
                text(document.text("asyncapi")),
                text(info.text("title")),
                text(info.text("version")),
                info.text("description"),
                List.copyOf(channels.channels().values()),
                operations,
                List.of(),
                source,
                List.of(source));
        return new LinkedContract(contract, origins, schemas.finish());
    }

    private static String text(@Nullable String written) {
        return written == null ? "" : written;
    }
}
