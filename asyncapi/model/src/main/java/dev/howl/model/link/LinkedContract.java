package dev.howl.model.link;

import dev.howl.model.Contract;
import dev.howl.model.Server;
import dev.howl.model.Sockets;
import dev.howl.model.SpecificationVersion;
import dev.howl.model.schema.Schema;
import dev.howl.model.syntax.Node;
import java.util.List;
import java.util.Map;

/**
 * A contract and where its parts come from.
 *
 * @param version the one that the document is written in
 * @param serverNames the keys of {@code servers}, also of servers that are broken
 * @param otherServers the reusable servers that {@code servers} does not refer to
 * @param origins the objects behind its records
 * @param schemas the node behind each schema
 */
public record LinkedContract(
        Contract contract,
        SpecificationVersion version,
        List<String> serverNames,
        List<Server> otherServers,
        SourceNodes origins,
        Map<Schema, Node> schemas) {
    /** Returns the same with one channel for each socket; see {@link Sockets}. */
    public LinkedContract sockets() {
        return with(Sockets.of(contract, (made, from) -> origins.put(made, origins.of(from))));
    }

    /** Returns the same with another contract, whose parts have their origins here. */
    LinkedContract with(Contract other) {
        return new LinkedContract(other, version, serverNames, otherServers, origins, schemas);
    }
}
