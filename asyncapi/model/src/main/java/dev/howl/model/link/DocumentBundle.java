package dev.howl.model.link;

import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import dev.howl.runtime.PointerSteps;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A contract of several files as one document. What the first file refers to in others stands under {@code x-files}, by
 * file, at the pointer that it has there, and references lead to it.
 */
final class DocumentBundle {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String FILES = "x-files";

    private final Mapping document;
    private final Map<Node, Node> targets;
    private final SchemaIdentifiers identifiers;
    private final Map<Node, String> files = new LinkedHashMap<>();
    private final Set<Node> aboveTargets = new HashSet<>();
    private final Map<Node, Boolean> whole = new HashMap<>();

    /**
     * Creates a bundle.
     *
     * @param targets by reference, as both are written
     */
    DocumentBundle(Mapping document, Map<Node, Node> targets, SchemaIdentifiers identifiers) {
        this.document = document;
        this.targets = targets;
        this.identifiers = identifiers;
        Collection<Node> ends = targets.values();
        for (Node end : ends) {
            whole.put(end, true);
            if (end.root() != document) {
                files.computeIfAbsent(end.root(), this::name);
            }
            for (Node above = end.parent(); above != null; above = above.parent()) {
                aboveTargets.add(above);
            }
        }
    }

    private String name(Node root) {
        Path folder = Path.of(document.location().file()).toAbsolutePath().resolveSibling("");
        Path file = Path.of(root.location().file()).toAbsolutePath();
        String name = folder.normalize().relativize(file.normalize()).toString().replace('\\', '/');
        return name.replaceAll("^(\\.\\./)+", "");
    }

    ObjectNode write() {
        unique();
        ObjectNode out = (ObjectNode) value(document, true);
        if (!files.isEmpty()) {
            ObjectNode others = out.putObject(FILES);
            files.forEach((root, name) -> others.set(name, value(root, false)));
        }
        return out;
    }

    /** Two files that only differ in the folders above the contract's get a number. */
    private void unique() {
        Set<String> taken = new HashSet<>();
        files.replaceAll((root, name) -> {
            String own = name;
            for (int i = 2; !taken.add(own); i++) {
                own = name + "." + i;
            }
            return own;
        });
    }

    /**
     * Writes a node.
     *
     * @param all whether all of it belongs to the bundle, or only what is referred to
     */
    private JsonNode value(Node node, boolean all) {
        boolean complete = all || whole.containsKey(node);
        if (node instanceof Mapping mapping) {
            ObjectNode out = NODES.objectNode();
            mapping.forEach((key, child) -> {
                if (complete || whole.containsKey(child) || aboveTargets.contains(child)) {
                    out.set(key, value(child, complete));
                }
            });
            return referring(mapping, out);
        }
        if (node instanceof Sequence sequence) {
            ArrayNode out = NODES.arrayNode();
            sequence.items().forEach(item -> out.add(value(item, complete)));
            return out;
        }
        return node.json();
    }

    /** Other bases would change where the references lead, and are no longer needed. */
    private ObjectNode referring(Mapping mapping, ObjectNode out) {
        Node target = targets.get(mapping);
        if (target != null && out.has("$ref") && (target.root() != document || mapping.root() != document)) {
            out.put("$ref", reference(target));
        }
        if (mapping.root() != document && identifiers.isResource(mapping)) {
            out.remove("$id");
            out.remove("id");
        }
        return out;
    }

    private String reference(Node target) {
        String file = files.get(target.root());
        String pointer = (file == null ? "" : "/" + FILES + "/" + PointerSteps.escape(file)) + target.pointer();
        try {
            return "#"
                    + (pointer.isEmpty()
                            ? ""
                            : new URI(null, null, pointer).toASCIIString().substring(1));
        } catch (URISyntaxException e) {
            return "#" + pointer;
        }
    }
}
