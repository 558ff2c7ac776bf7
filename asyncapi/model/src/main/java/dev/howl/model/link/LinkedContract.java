package dev.howl.model.link;

import dev.howl.model.Contract;
import dev.howl.model.schema.Schema;
import dev.howl.model.syntax.Node;
import java.util.Map;

/**
 * A contract and where its parts come from.
 *
 * @param origins the objects behind its records
 * @param schemas the node behind each schema
 */
public record LinkedContract(Contract contract, SourceNodes origins, Map<Schema, Node> schemas) {}
