package dev.howl.instances;

import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import dev.howl.model.schema.Schema;
import dev.howl.runtime.TextType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Texts for the parameters of a channel's handshake: valid ones made from the schema, and ones that the independent {@link
 * Evaluator} refuses. Thread-safe.
 */
public final class HandshakeValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TRIES = 12;
    private static final int NODES = 20;
    private static final int MAX_LENGTH = 1_000;
    private static final List<String> USUAL =
            List.of("no-such-value", "", "x", "-1", "0", "1.5", "999999999999", "true", "!", "x".repeat(300), "{");

    private final Schemas schemas;

    private HandshakeValues(Schemas schemas) {
        this.schemas = schemas;
    }

    /** A part of a handshake. */
    public enum Part {
        ADDRESS,
        QUERY,
        HEADERS;

        /** Returns the name in bundles of schemas. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Returns the parameters of a channel in this part. */
        public List<Parameter> of(Channel channel) {
            return switch (this) {
                case ADDRESS -> channel.parameters();
                case QUERY -> channel.query();
                case HEADERS -> channel.headers();
            };
        }
    }

    /**
     * A text that a schema refuses.
     *
     * @param keyword of JSON Schema that it breaks, as the evaluator says
     */
    public record Refused(String text, String keyword) {}

    /**
     * Returns the values of a channel.
     *
     * @param contract a result of {@link dev.howl.model.Sockets#of(Contract)}
     * @param socket one of its channels
     */
    public static HandshakeValues of(Contract contract, Channel socket) {
        ObjectNode bundle = FrameSchemas.bundle(contract, socket);
        ObjectNode root = JSON.objectNode();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        for (String part : List.of("handshake", "definitions")) {
            if (bundle.has(part)) {
                root.set(part, bundle.path(part));
            }
        }
        return new HandshakeValues(Schemas.of(SchemaDocument.whole(root)));
    }

    /** Returns a valid text for a parameter, made from its schema; empty if none was found. */
    public Optional<String> valid(Part part, Parameter parameter, long seed) {
        SchemaPlace place = schemas.document()
                .at("/handshake/" + part.key() + "/properties/" + SchemaPlace.escape(parameter.name()));
        Choices choices = Choices.seeded(seed);
        for (int i = 0; i < TRIES && !place.schema().isMissingNode(); i++) {
            try {
                JsonNode value = new InstanceMaker(schemas, new Draw(choices, i, NODES)).value(List.of(place), 0);
                String text = TextType.write(value);
                if (canTravel(part, text) && keyword(part, parameter, text).isEmpty()) {
                    return Optional.of(text);
                }
            } catch (NoInstanceException e) {
                // The next try decides otherwise.
            }
        }
        return Optional.empty();
    }

    /** Returns texts that the schema of a parameter refuses, one for each keyword that one of them breaks. */
    public List<Refused> invalid(Part part, Parameter parameter) {
        List<Refused> refused = new ArrayList<>();
        Set<String> keywords = new LinkedHashSet<>();
        for (String text : candidates(parameter)) {
            if (canTravel(part, text)) {
                keyword(part, parameter, text)
                        .filter(keywords::add)
                        .ifPresent(keyword -> refused.add(new Refused(text, keyword)));
            }
        }
        return refused;
    }

    private Optional<String> keyword(Part part, Parameter parameter, String text) {
        ObjectNode object = JSON.objectNode();
        object.set(parameter.name(), TextType.read(text, types(parameter)).orElse(JSON.stringNode(text)));
        String pointer = "/" + SchemaPlace.escape(parameter.name());
        return schemas.evaluator().evaluate(schemas.document().at("/handshake/" + part.key()), object).stream()
                .filter(failure ->
                        failure.pointer().equals(pointer) || failure.pointer().startsWith(pointer + "/"))
                .map(Evaluator.Failure::keyword)
                .findFirst();
    }

    private static Set<String> candidates(Parameter parameter) {
        Set<String> texts = new LinkedHashSet<>();
        parameter.shape().keywords().forEach(keywords -> {
            JsonNode json = keywords.json();
            for (String bound : List.of("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")) {
                JsonNode value = json.path(bound);
                if (value.isNumber()) {
                    BigDecimal beyond = BigDecimal.valueOf(bound.endsWith("inimum") ? -1 : 1);
                    texts.add(value.decimalValue().add(beyond).toPlainString());
                }
            }
            int least = Counts.of(json.path("minLength"));
            int most = json.path("maxLength").asInt(MAX_LENGTH);
            if (least > 1 && least <= MAX_LENGTH) {
                texts.add("a".repeat(least - 1));
            }
            if (most >= 0 && most < MAX_LENGTH) {
                texts.add("a".repeat(most + 1));
            }
        });
        texts.addAll(USUAL);
        return texts;
    }

    /** Returns whether a text can be sent as it is: not every text fits into a header or a segment of a path. */
    private static boolean canTravel(Part part, String text) {
        return switch (part) {
            case ADDRESS -> !text.isEmpty() && !text.equals(".") && !text.equals("..") && !text.contains("/");
            case QUERY -> true;
            case HEADERS ->
                !text.isEmpty()
                        && text.equals(text.strip())
                        && text.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
        };
    }

    /** Returns the types that a parameter's text may have. */
    public static Set<TextType> types(Parameter parameter) {
        Set<TextType> types = EnumSet.noneOf(TextType.class);
        for (Schema.Type type : parameter.shape().types()) {
            switch (type) {
                case INTEGER, NUMBER -> types.add(TextType.NUMBER);
                case BOOLEAN -> types.add(TextType.BOOLEAN);
                case ARRAY, OBJECT -> types.add(TextType.JSON);
                default -> types.add(TextType.STRING);
            }
        }
        return types.isEmpty() ? EnumSet.of(TextType.STRING) : types;
    }
}
