package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads JSON (RFC 8259). */
final class JsonReader {
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DocumentLimits.DEPTH + 10)
            .maxStringLength(DocumentLimits.FILE_BYTES)
            .maxNumberLength(DocumentLimits.NUMBER_LENGTH)
            .build();
    private static final TokenStreamFactory JSON =
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final TextPositions positions;
    private final TreeBuilder tree;

    private JsonReader(JsonParser parser, TextPositions positions, TreeBuilder tree) {
        this.parser = parser;
        this.positions = positions;
        this.tree = tree;
    }

    /**
     * Reads a file.
     *
     * @throws SyntaxException where it is not JSON
     */
    static Node read(String file, String text, NodeBudget budget, Diagnostics diagnostics) {
        TextPositions positions = new TextPositions(file, text);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(parser, positions, new TreeBuilder(budget, diagnostics)).document();
        } catch (JacksonException broken) {
            TokenStreamLocation location = broken.getLocation();
            throw new SyntaxException(
                    positions.at(location == null ? 0 : location.getCharOffset()), words(broken.getOriginalMessage()));
        }
    }

    /** Returns {@code true} if a text is one well-formed JSON value. */
    static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private Node document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new SyntaxException(positions.at(0), "the document is empty");
        }
        Node root = value(first, null, "", 0);
        if (parser.nextToken() != null) {
            throw new SyntaxException(here(), "a second document starts here; keep one document per file");
        }
        return root;
    }

    private Node value(JsonToken token, @Nullable Node parent, String step, int depth) {
        Location location = here();
        tree.budget().take(location, depth);
        return switch (token) {
            case START_OBJECT -> mapping(new Mapping(parent, step, location), depth);
            case START_ARRAY -> sequence(new Sequence(parent, step, location), depth);
            default -> new Scalar(parent, step, location, scalar(token, location));
        };
    }

    private Mapping mapping(Mapping mapping, int depth) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            Location where = here();
            String key = tree.key(parser.currentName(), where);
            tree.put(mapping, key, where, value(parser.nextToken(), mapping, key, depth + 1));
        }
        return mapping;
    }

    private Sequence sequence(Sequence sequence, int depth) {
        int index = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            sequence.add(value(token, sequence, Integer.toString(index++), depth + 1));
        }
        return sequence;
    }

    private JsonNode scalar(JsonToken token, Location location) {
        return switch (token) {
            case VALUE_STRING -> tree.text(parser.getString(), location);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NUMBER_INT -> CoreSchema.integer(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal(location);
            default -> NODES.nullNode();
        };
    }

    private JsonNode decimal(Location location) {
        BigDecimal value = parser.getDecimalValue();
        if (Math.abs((long) value.scale()) > DocumentLimits.NUMBER_SCALE) {
            throw new SyntaxException(location, "this number is out of range");
        }
        return NODES.numberNode(value);
    }

    private Location here() {
        return positions.at(parser.currentTokenLocation().getCharOffset());
    }

    /** Returns the parser's sentence without its advice on Java options. */
    private static String words(String message) {
        String first = message.lines().findFirst().orElse("cannot be read");
        return first.replaceAll(" ?\\(`?(StreamReadConstraints|JsonReadFeature|`?tools\\.jackson)[^)]*\\)", "");
    }
}
