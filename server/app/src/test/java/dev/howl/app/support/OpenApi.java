package dev.howl.app.support;

import com.networknt.schema.Error;
import dev.howl.runtime.Json;
import dev.howl.validation.NamedSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An OpenAPI document, as far as Howl's own uses it: schemas and responses are references to components. */
public final class OpenApi {
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;
    private final NamedSchemas schemas;

    /** An operation of the document. */
    public record Operation(String method, String path, JsonNode node) {
        public boolean needsToken() {
            return !node.has("security");
        }

        /** Returns the example of the body; missing where it has none. */
        public JsonNode example() {
            return node.at("/requestBody/content/application~1json/example");
        }

        /** Returns the query of the parameters' examples; empty where it has none. */
        public String query() {
            String pairs = node.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString("").equals("query"))
                    .map(parameter -> parameter.path("name").stringValue() + "="
                            + parameter.path("example").stringValue())
                    .collect(Collectors.joining("&"));
            return pairs.isEmpty() ? "" : "?" + pairs;
        }

        public boolean documents(int status) {
            return node.path("responses").has(String.valueOf(status));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public OpenApi(String yaml) {
        document = new YAMLMapper().readTree(yaml);
        String moved = document.at("/components/schemas").toString().replace(SCHEMAS, "#/definitions/");
        schemas = NamedSchemas.definitionsOf(Json.mapper().createObjectNode().set("definitions", Json.read(moved)));
    }

    public String version() {
        return document.path("openapi").stringValue();
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        ObjectNode paths = (ObjectNode) document.path("paths");
        paths.properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(
                        new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    /** Returns the documented response of an operation. */
    public JsonNode response(Operation operation, int status) {
        JsonNode response = operation.node().path("responses").path(String.valueOf(status));
        String reference = response.path("$ref").asString("");
        return reference.isEmpty() ? response : document.at(reference.substring(1));
    }

    /** Returns how a body violates the schema of a response. */
    public List<Error> violations(JsonNode response, String mediaType, String body) {
        JsonNode schema =
                response.path("content").path(mediaType).path("schema").path("$ref");
        return schemas.violations(schema.stringValue().substring(SCHEMAS.length()), Json.read(body));
    }

    /** Returns how the example of an operation violates the schema of its body. */
    public List<Error> exampleViolations(Operation operation) {
        String schema = operation
                .node()
                .at("/requestBody/content/application~1json/schema/$ref")
                .stringValue();
        return schemas.violations(schema.substring(SCHEMAS.length()), operation.example());
    }
}
