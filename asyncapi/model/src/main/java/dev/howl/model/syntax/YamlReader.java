package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads YAML 1.2 with merge keys (YAML 1.1, tag:yaml.org,2002:merge). */
final class YamlReader {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(DocumentLimits.FILE_BYTES).build();
    private static final String MERGE = "<<";

    private final String file;
    private final Iterator<Event> events;
    private final TreeBuilder tree;
    private final CoreSchema schema;
    private final YamlAnchors anchors;

    private YamlReader(String file, Iterator<Event> events, TreeBuilder tree) {
        this.file = file;
        this.events = events;
        this.tree = tree;
        this.schema = new CoreSchema(tree.diagnostics());
        this.anchors = new YamlAnchors(tree.budget());
    }

    /**
     * Reads a file.
     *
     * @throws SyntaxException where it is not YAML
     */
    static Node read(String file, String text, NodeBudget budget, Diagnostics diagnostics) {
        checkPrintable(file, text);
        try {
            Iterator<Event> events =
                    new Parse(SETTINGS).parseReader(new CodePointReader(text)).iterator();
            return new YamlReader(file, events, new TreeBuilder(budget, diagnostics)).document();
        } catch (MarkedYamlEngineException broken) {
            Mark mark = broken.getProblemMark().or(broken::getContextMark).orElse(null);
            throw new SyntaxException(place(file, mark), words(broken));
        } catch (YamlVersionException other) {
            throw new SyntaxException(
                    new Location(file, 1, 1), "only YAML 1.1 and 1.2 are supported; remove the %YAML line");
        } catch (YamlEngineException broken) {
            String first =
                    String.valueOf(broken.getMessage()).lines().findFirst().orElse("cannot be read");
            throw new SyntaxException(new Location(file, 1, 1), first);
        }
    }

    private static void checkPrintable(String file, String text) {
        int width;
        for (int i = 0; i < text.length(); i += width) {
            int character = text.codePointAt(i);
            width = Character.charCount(character);
            if (!StreamReader.isPrintable(character)) {
                throw new SyntaxException(
                        new TextPositions(file, text).at(i),
                        "the character U+%04X is not allowed in YAML; remove it or write it as an escape"
                                .formatted(character));
            }
        }
    }

    private static String words(MarkedYamlEngineException broken) {
        String problem = String.valueOf(broken.getProblem()).strip();
        if (problem.contains("'\\t(TAB)'")) {
            return "a tab is used here; indent YAML with spaces";
        }
        String context = broken.getContext();
        return context == null || context.isBlank() ? problem : context.strip() + ": " + problem;
    }

    private Node document() {
        events.next();
        Event start = events.next();
        if (!(start instanceof DocumentStartEvent)) {
            throw new SyntaxException(new Location(file, 1, 1), "the document is empty");
        }
        Node root = value(events.next(), null, "", 0);
        events.next();
        Event end = events.next();
        if (end instanceof DocumentStartEvent) {
            throw new SyntaxException(place(end), "a second document starts here; keep one document per file");
        }
        return root;
    }

    private Node value(Event event, @Nullable Node parent, String step, int depth) {
        Location location = place(event);
        if (event instanceof AliasEvent alias) {
            return anchors.copy(alias.getAlias(), parent, step, location, depth);
        }
        tree.budget().take(location, depth);
        Optional<Anchor> anchor = event instanceof NodeEvent node ? node.getAnchor() : Optional.empty();
        anchor.ifPresent(anchors::begin);
        Node value = node(event, parent, step, location, depth);
        anchor.ifPresent(name -> anchors.end(name, value, event instanceof ScalarEvent text ? text.getValue() : null));
        return value;
    }

    private Node node(Event event, @Nullable Node parent, String step, Location location, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return new Scalar(parent, step, location, scalar(scalar, location));
        }
        boolean object = event instanceof MappingStartEvent;
        if (event instanceof CollectionStartEvent collection) {
            String tag = collection.getTag().orElse("!");
            if (!CoreSchema.isCollection(tag, object ? "map" : "seq")) {
                unknown(tag, location);
            }
        }
        return object
                ? mapping(new Mapping(parent, step, location), depth)
                : sequence(new Sequence(parent, step, location), depth);
    }

    private JsonNode scalar(ScalarEvent event, Location location) {
        String text = event.getValue();
        tree.check(text, location);
        String tag = event.getTag().orElse(null);
        if (tag != null) {
            JsonNode tagged = schema.tagged(tag, text, location);
            if (tagged != null) {
                return tree.shared(tagged);
            }
            unknown(tag, location);
        }
        return tree.shared(event.isPlain() ? schema.plain(text, location) : JsonNodeFactory.instance.stringNode(text));
    }

    private void unknown(String tag, Location location) {
        tree.diagnostics()
                .error(
                        location,
                        "the tag '" + CoreSchema.shown(tag)
                                + "' is not supported; use text, numbers, booleans, null, lists" + " and objects only");
    }

    private Sequence sequence(Sequence sequence, int depth) {
        int index = 0;
        for (Event item = events.next(); item.getEventId() != Event.ID.SequenceEnd; item = events.next()) {
            sequence.add(value(item, sequence, Integer.toString(index++), depth + 1));
        }
        return sequence;
    }

    private Mapping mapping(Mapping mapping, int depth) {
        Set<String> merged = new HashSet<>();
        boolean merging = false;
        for (Event item = events.next(); item.getEventId() != Event.ID.MappingEnd; item = events.next()) {
            Location where = place(item);
            String key = tree.key(key(item, where), where);
            boolean merge = key.equals(MERGE) && item instanceof ScalarEvent scalar && scalar.isPlain();
            Node value = value(events.next(), mapping, key, depth + 1);
            if (merge && !merging) {
                merging = true;
                merge(mapping, value, merged, depth);
            } else if (merged.remove(key)) {
                mapping.put(key, where, value);
            } else if (merge) {
                tree.diagnostics().error(where, "'<<' is a duplicate key; use one '<<' with a list of mappings");
            } else {
                tree.put(mapping, key, where, value);
            }
        }
        return mapping;
    }

    /** Returns a key as it is written: keys in JSON are texts. */
    private String key(Event event, Location where) {
        if (event instanceof ScalarEvent scalar) {
            String tag = scalar.getTag().orElse("!");
            if (schema.tagged(tag, scalar.getValue(), where) == null) {
                unknown(tag, where);
            }
            scalar.getAnchor().ifPresent(anchor -> {
                Node value = new Scalar(null, "", where, scalar(scalar, where));
                anchors.end(anchor, value, scalar.getValue());
            });
            return scalar.getValue();
        }
        String text = event instanceof AliasEvent alias ? anchors.text(alias.getAlias()) : null;
        if (text == null) {
            throw new SyntaxException(where, "this key is a list, an object or an unknown alias; a key must be text");
        }
        return text;
    }

    /** Own keys win wherever they stand, and earlier mappings win over later ones. */
    private void merge(Mapping into, Node source, Set<String> merged, int depth) {
        if (source instanceof Sequence list && into == list.parent()) {
            list.items().forEach(item -> mergeOne(into, item, merged, depth));
        } else {
            mergeOne(into, source, merged, depth);
        }
    }

    private void mergeOne(Mapping into, Node source, Set<String> merged, int depth) {
        if (!(source instanceof Mapping mapping)) {
            tree.diagnostics()
                    .error(source.location(), "'<<' merges a mapping or a list of mappings, not " + source.kind());
            return;
        }
        mapping.forEach((key, value) -> {
            if (!into.has(key)) {
                Node copy = anchors.copy(value, into, key, depth + 1);
                into.put(key, mapping.keyLocation(key), copy);
                merged.add(key);
            }
        });
    }

    private Location place(Event event) {
        return place(file, event.getStartMark().orElse(null));
    }

    private static Location place(String file, @Nullable Mark mark) {
        return mark == null ? new Location(file, 1, 1) : new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
