package dev.howl.instances;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A JSON value of Jackson as {@code dev.harrel:json-schema} reads it. Not for use by several threads. */
public final class TreeNode implements JsonNode {
    private final tools.jackson.databind.JsonNode value;
    private final String pointer;
    private @Nullable List<JsonNode> items;
    private @Nullable Map<String, JsonNode> members;

    /**
     * Creates a node.
     *
     * @param pointer JSON Pointer to the value, in the value that is validated
     */
    public TreeNode(tools.jackson.databind.JsonNode value, String pointer) {
        this.value = value;
        this.pointer = pointer;
    }

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
            case OBJECT -> SimpleType.OBJECT;
            case NUMBER -> isWhole() ? SimpleType.INTEGER : SimpleType.NUMBER;
            default -> throw new IllegalStateException("no JSON value: " + value.getNodeType());
        };
    }

    private boolean isWhole() {
        BigDecimal number = value.decimalValue();
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    @Override
    public boolean asBoolean() {
        return value.booleanValue();
    }

    @Override
    public String asString() {
        return value.stringValue();
    }

    @Override
    public String toPrintableString() {
        return value.toString();
    }

    @Override
    public BigInteger asInteger() {
        return value.decimalValue().toBigIntegerExact();
    }

    @Override
    public BigDecimal asNumber() {
        return value.decimalValue();
    }

    @Override
    public List<JsonNode> asArray() {
        List<JsonNode> known = items;
        if (known == null) {
            known = new ArrayList<>(value.size());
            for (tools.jackson.databind.JsonNode item : value) {
                known.add(new TreeNode(item, pointer + "/" + known.size()));
            }
            items = known;
        }
        return known;
    }

    @Override
    public Map<String, JsonNode> asObject() {
        Map<String, JsonNode> known = members;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Map.Entry<String, tools.jackson.databind.JsonNode> member : value.properties()) {
                String name = member.getKey();
                known.put(name, new TreeNode(member.getValue(), pointer + "/" + SchemaPlace.escape(name)));
            }
            members = known;
        }
        return known;
    }

    /** Creates nodes from trees, and from JSON. */
    public static final class Factory implements JsonNodeFactory {
        private static final JsonMapper JSON = new JsonMapper();

        @Override
        public JsonNode wrap(Object node) {
            return node instanceof JsonNode known ? known : new TreeNode((tools.jackson.databind.JsonNode) node, "");
        }

        @Override
        public JsonNode create(String json) {
            return wrap(JSON.readTree(json));
        }
    }
}
