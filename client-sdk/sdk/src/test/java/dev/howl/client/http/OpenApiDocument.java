package dev.howl.client.http;

import com.networknt.schema.Error;
import dev.howl.runtime.Json;
import dev.howl.validation.NamedSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document of the HTTP API, and values that have every member of its schemas. */
final class OpenApiDocument {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String JSON_SCHEMA = "/content/application~1json/schema/$ref";

    private final JsonNode root;
    private final NamedSchemas schemas;

    /**
     * An operation.
     *
     * @param request name of the body's schema; empty if the operation has no body
     * @param response name of the schema of a successful response
     * @param repeatable whether it takes an {@code Idempotency-Key}
     * @param query names of the parameters in the query
     */
    record Operation(
            String id,
            String method,
            String path,
            int status,
            String request,
            String response,
            boolean repeatable,
            Set<String> query) {}

    private OpenApiDocument(JsonNode root) {
        this.root = root;
        String moved = root.at("/components/schemas").toString().replace(SCHEMAS, "#/definitions/");
        this.schemas =
                NamedSchemas.definitionsOf(Json.mapper().createObjectNode().set("definitions", Json.read(moved)));
    }

    static OpenApiDocument read() {
        try {
            return new OpenApiDocument(new YAMLMapper()
                    .readTree(Files.readString(Path.of("../../server/app/src/main/resources/openapi.yaml"))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(
                        operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    private static Operation operation(String method, String path, JsonNode node) {
        String status = node.path("responses").propertyNames().stream()
                .filter(code -> code.startsWith("2"))
                .findFirst()
                .orElseThrow();
        return new Operation(
                node.path("operationId").stringValue(),
                method,
                path,
                Integer.parseInt(status),
                name(node.path("requestBody").at(JSON_SCHEMA)),
                name(node.path("responses").path(status).at(JSON_SCHEMA)),
                node.path("parameters").toString().contains("/IdempotencyKey\""),
                node.path("parameters")
                        .valueStream()
                        .filter(parameter -> parameter.path("in").asString("").equals("query"))
                        .map(parameter -> parameter.path("name").stringValue())
                        .collect(Collectors.toSet()));
    }

    private static String name(JsonNode reference) {
        return reference.asString("").replace(SCHEMAS, "");
    }

    List<Error> violations(String schema, JsonNode value) {
        return schemas.violations(schema, value);
    }

    JsonNode schema(String name) {
        return root.at("/components/schemas/" + name);
    }

    /** Returns a value with all members that a schema names. */
    JsonNode sample(JsonNode given) {
        String reference = given.path("$ref").asString("");
        JsonNode schema = reference.isEmpty() ? given : root.at(reference.substring(1));
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).stringValue() : type.asString("")) {
            case "object" -> object(schema);
            case "array" -> JsonNodeFactory.instance.arrayNode().add(sample(schema.path("items")));
            case "integer" ->
                JsonNodeFactory.instance.numberNode(schema.path("minimum").asInt(0) + 1);
            case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
            case "string" -> JsonNodeFactory.instance.stringNode(text(schema));
            default -> throw new AssertionError("a schema without a type that this test knows: " + schema);
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        schema.path("properties")
                .properties()
                .forEach(member -> object.set(member.getKey(), sample(member.getValue())));
        return object;
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> "0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e";
            case "date-time" -> "2026-11-21T10:15:30.123456Z";
            case "" -> "text";
            default -> throw new AssertionError("a format that this test does not know: " + schema);
        };
    }

    /** Returns the pointers to all required members of a value that {@link #sample} has made. */
    List<String> required(JsonNode given, String prefix) {
        String reference = given.path("$ref").asString("");
        JsonNode schema = reference.isEmpty() ? given : root.at(reference.substring(1));
        if (schema.path("type").asString("").equals("array")) {
            return required(schema.path("items"), prefix + "/0");
        }
        List<String> pointers = new ArrayList<>();
        schema.path("required").forEach(name -> pointers.add(prefix + "/" + name.stringValue()));
        schema.path("properties")
                .properties()
                .forEach(member -> pointers.addAll(required(member.getValue(), prefix + "/" + member.getKey())));
        return pointers;
    }
}
