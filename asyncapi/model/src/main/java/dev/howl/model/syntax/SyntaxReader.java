package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Turns the text of one file into nodes. Whatever is wrong becomes a problem; nothing is thrown at the caller. */
final class SyntaxReader {
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DocumentLimits.DEPTH + 10)
            .maxStringLength(DocumentLimits.FILE_BYTES)
            .maxNumberLength(DocumentLimits.NUMBER_LENGTH)
            .build();
    private static final TokenStreamFactory JSON =
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();
    private static final TokenStreamFactory YAML = YAMLFactory.builder()
            .loadSettings(LoadSettings.builder()
                    .setCodePointLimit(DocumentLimits.FILE_BYTES)
                    .build())
            .streamReadConstraints(CONSTRAINTS)
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String file;
    private final Diagnostics diagnostics;
    private final JsonParser parser;
    private int nodes;

    private SyntaxReader(String file, JsonParser parser, Diagnostics diagnostics) {
        this.file = file;
        this.parser = parser;
        this.diagnostics = diagnostics;
    }

    /** The root of the file, {@code null} if its syntax is wrong. */
    static @Nullable Node read(String file, String text, Diagnostics diagnostics) {
        boolean json = file.endsWith(".json");
        try (JsonParser parser = (json ? JSON : YAML).createParser(ObjectReadContext.empty(), text)) {
            return new SyntaxReader(file, parser, diagnostics).document();
        } catch (RefusedException refused) {
            diagnostics.error(refused.location, refused.words);
        } catch (JacksonException broken) {
            diagnostics.error(place(file, broken.getLocation()), words(broken.getOriginalMessage()));
        } catch (YamlEngineException broken) {
            diagnostics.error(new Location(file, 1, 1), words(String.valueOf(broken.getMessage())));
        }
        return null;
    }

    private Node document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new RefusedException(new Location(file, 1, 1), "the document is empty");
        }
        Node root = value(first, null, "", 0);
        if (parser.nextToken() != null) {
            throw new RefusedException(here(), "a second document begins here; keep one in a file");
        }
        return root;
    }

    private Node value(JsonToken token, @Nullable Node parent, String step, int depth) {
        Location location = here();
        if (depth > DocumentLimits.DEPTH) {
            throw new RefusedException(location, "nested more than " + DocumentLimits.DEPTH + " levels deep");
        }
        if (++nodes > DocumentLimits.NODES_PER_FILE) {
            throw new RefusedException(location, "the file has more than " + DocumentLimits.NODES_PER_FILE + " values");
        }
        return switch (token) {
            case START_OBJECT -> mapping(new Mapping(parent, step, location), depth);
            case START_ARRAY -> sequence(new Sequence(parent, step, location), depth);
            default -> new Scalar(parent, step, location, scalar(token, location));
        };
    }

    private Mapping mapping(Mapping mapping, int depth) {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String key = parser.currentName();
            Location where = here();
            refuseAlias(where);
            if (key.length() > DocumentLimits.KEY_LENGTH) {
                throw new RefusedException(where, "a key is longer than " + DocumentLimits.KEY_LENGTH + " characters");
            }
            Node value = value(parser.nextToken(), mapping, key, depth + 1);
            if (mapping.has(key)) {
                diagnostics.error(
                        where,
                        "'" + key + "' is here for the second time; the first is in line "
                                + mapping.keyLocation(key).line());
            } else {
                mapping.put(key, where, value);
            }
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
        if (refuseAlias(location)) {
            return NODES.nullNode();
        }
        return switch (token) {
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_INT -> integer(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal(location);
            default ->
                throw new RefusedException(
                        location, "only text, numbers, booleans, null, lists and objects are read here");
        };
    }

    private static JsonNode integer(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return NODES.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
    }

    private JsonNode decimal(Location location) {
        if (parser.isNaN()) {
            throw new RefusedException(location, "JSON has no such number");
        }
        BigDecimal value = parser.getDecimalValue();
        if (Math.abs((long) value.scale()) > DocumentLimits.NUMBER_SCALE) {
            throw new RefusedException(location, "this number is out of range");
        }
        return NODES.numberNode(value);
    }

    /** An alias may stand for a whole tree, and trees of aliases grow without bound: {@code $ref} does the job. */
    private boolean refuseAlias(Location location) {
        boolean alias = parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
        if (alias) {
            diagnostics.error(
                    location,
                    "YAML aliases are not read; write the value here, or put it under components and use $ref");
        }
        return alias;
    }

    private Location here() {
        return place(file, parser.currentTokenLocation());
    }

    private static Location place(String file, @Nullable TokenStreamLocation location) {
        return location == null
                ? new Location(file, 1, 1)
                : new Location(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** The parser's sentence without its drawing of the place, which is indented, and its advice on Java options. */
    private static String words(String message) {
        String first = message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .limit(2)
                .reduce((one, two) -> one.startsWith("while ") ? one + ": " + two : one)
                .orElse("cannot be read");
        return first.replaceAll(" ?\\(`?(StreamReadConstraints|JsonReadFeature|`?tools\\.jackson)[^)]*\\)", "");
    }

    /** Reading of this file stops here. */
    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Location location;
        private final String words;

        RefusedException(Location location, String message) {
            super(message, null, false, false);
            this.location = location;
            this.words = message;
        }
    }
}
