package dev.howl.generator.differential;

import dev.harrel.jsonschema.Dialects.Draft7Dialect;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A schema as written, in a second validator that shares no code with networknt's. Formats are not asserted. */
final class OtherLibrary {
    private final Validator validator;
    private final URI schema;

    OtherLibrary(JsonNode document) {
        validator = new ValidatorFactory()
                .withDefaultDialect(new Draft7Dialect())
                .withDisabledSchemaValidation(true)
                .withJsonNodeFactory(new Nodes())
                .createValidator();
        schema = validator.registerSchema(URI.create("https://example.com/schema"), Nodes.of(document, ""));
    }

    boolean accepts(JsonNode value) {
        return validator.validate(schema, Nodes.of(value, "")).isValid();
    }

    /** The factory of nodes from Jackson's. */
    private static final class Nodes implements JsonNodeFactory {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();

        static Node of(JsonNode value, String pointer) {
            return new Node(value, pointer);
        }

        @Override
        public dev.harrel.jsonschema.JsonNode wrap(Object value) {
            return value instanceof dev.harrel.jsonschema.JsonNode node ? node : of((JsonNode) value, "");
        }

        @Override
        public dev.harrel.jsonschema.JsonNode create(String json) {
            return of(MAPPER.readTree(json), "");
        }
    }

    /** A node of Jackson as one of this library. Equal where the values are. */
    private record Node(JsonNode value, String pointer) implements dev.harrel.jsonschema.JsonNode {
        @Override
        public String getJsonPointer() {
            return pointer;
        }

        @Override
        public SimpleType getNodeType() {
            return switch (value.getNodeType()) {
                case NULL -> SimpleType.NULL;
                case BOOLEAN -> SimpleType.BOOLEAN;
                case STRING -> SimpleType.STRING;
                case ARRAY -> SimpleType.ARRAY;
                case NUMBER ->
                    value.decimalValue().stripTrailingZeros().scale() <= 0 ? SimpleType.INTEGER : SimpleType.NUMBER;
                default -> SimpleType.OBJECT;
            };
        }

        @Override
        public boolean asBoolean() {
            return value.booleanValue();
        }

        @Override
        public String asString() {
            return value.isString() ? value.stringValue() : value.toString();
        }

        @Override
        public BigInteger asInteger() {
            return value.decimalValue().toBigInteger();
        }

        @Override
        public BigDecimal asNumber() {
            return value.decimalValue();
        }

        @Override
        public List<dev.harrel.jsonschema.JsonNode> asArray() {
            List<dev.harrel.jsonschema.JsonNode> items = new ArrayList<>();
            value.forEach(item -> items.add(new Node(item, pointer + "/" + items.size())));
            return items;
        }

        @Override
        public Map<String, dev.harrel.jsonschema.JsonNode> asObject() {
            Map<String, dev.harrel.jsonschema.JsonNode> members = new LinkedHashMap<>();
            value.forEachEntry((name, member) -> members.put(
                    name, new Node(member, pointer + "/" + dev.harrel.jsonschema.JsonNode.encodeJsonPointer(name))));
            return members;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Node node && Values.same(value, node.value);
        }

        @Override
        public int hashCode() {
            return value.getNodeType().hashCode();
        }
    }
}
