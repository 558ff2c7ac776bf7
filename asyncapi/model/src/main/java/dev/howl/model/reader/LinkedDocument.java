package dev.howl.model.reader;

import dev.howl.model.Contract;
import dev.howl.model.Sockets;
import dev.howl.model.link.References;
import dev.howl.model.link.SourceNodes;
import dev.howl.model.schema.Schema;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.Map;

/**
 * A contract with the document behind it, for what the contract itself does not hold: security, pointers, the places of
 * keywords.
 *
 * @param root the document
 * @param references follows those of the document
 * @param origins the objects, with their traits, behind servers, channels, messages and operations
 * @param schemas the node behind each schema
 */
public record LinkedDocument(
        Contract contract, Mapping root, References references, SourceNodes origins, Map<Schema, Node> schemas) {
    /** Returns the same with one channel for each socket; see {@link Sockets}. */
    public LinkedDocument sockets() {
        Contract joined = Sockets.of(contract, (made, from) -> origins.copy(made, from));
        return new LinkedDocument(joined, root, references, origins, schemas);
    }
}
