package dev.howl.generator;

import dev.howl.runtime.RoutingJson;
import dev.howl.runtime.RoutingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract of the checks, with a copy of its channels for each check that is disabled. */
final class CheckedDocument {
    private static final Path SOURCE = Path.of("src/test/checks/contract.yaml");
    private static final ObjectMapper JSON = new JsonMapper();
    private static final List<String> CODES =
            List.of("bad_json", "unknown_type", "schema_violation", "binary_not_supported", "rate_limited", "internal");

    private CheckedDocument() {}

    /** Writes the contract. */
    static void write(Path file, List<DisabledCheck> checks) throws IOException {
        ObjectNode document = (ObjectNode) new YAMLMapper().readTree(Files.readString(SOURCE));
        JsonNode bases = document.get("channels");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (DisabledCheck check : checks) {
            JsonNode base = bases.get(check.base());
            channels.set(check.channel(), channel(base, check.channel()));
            for (String message : base.get("messages").propertyNames()) {
                if (!message.endsWith("_done") && !message.equals("error")) {
                    operations.set(check.channel() + "_" + message, request(check.channel(), message));
                }
            }
            ObjectNode error = operation(check.channel(), "send", "error");
            operations.set(check.channel() + "_error", error);
        }
        Files.writeString(file, JSON.writeValueAsString(document));
    }

    private static ObjectNode channel(JsonNode base, String id) {
        ObjectNode channel = base.deepCopy().asObject().put("address", "/" + id);
        ObjectNode codes = channel.putObject("x-howl-errors");
        for (String code : CODES) {
            codes.putObject(code)
                    .put("description", "The message is refused.")
                    .put("retryable", false)
                    .put("terminal", "never");
        }
        return channel;
    }

    private static ObjectNode request(String channel, String message) {
        ObjectNode request = operation(channel, "receive", message);
        reference(request.putObject("reply").putArray("messages"), channel, message + "_done");
        return request;
    }

    private static ObjectNode operation(String channel, String action, String message) {
        ObjectNode operation = JSON.createObjectNode().put("action", action);
        operation.putObject("channel").put("$ref", "#/channels/" + channel);
        reference(operation.putArray("messages"), channel, message);
        return operation;
    }

    private static void reference(ArrayNode messages, String channel, String message) {
        messages.addObject().put("$ref", "#/channels/" + channel + "/messages/" + message);
    }

    /**
     * Disables the check of a channel in what was generated for it.
     *
     * @param contract the source of the class that has the routing plan
     * @param schemas the file that the validator loads
     */
    static void disable(DisabledCheck check, Path contract, Path schemas) throws IOException {
        ObjectNode bundle = (ObjectNode) JSON.readTree(Files.readString(schemas));
        RoutingPlan plan = RoutingJson.read(bundle.at("/routing/toServer"));
        RoutingPlan changed = check.routing().apply(plan);
        if (!changed.equals(plan)) {
            String json = JSON.writeValueAsString(RoutingJson.write(changed).toString());
            String call = ".clientRouting(dev.howl.runtime.RoutingPlan.parse(" + json + "))";
            Files.writeString(contract, Files.readString(contract).replace(".build();", call + ".build();"));
        }
        String keyword = check.keyword();
        if (keyword != null) {
            JsonNode members = bundle.at("/toServer/" + check.base() + "/properties");
            for (Map.Entry<String, JsonNode> member : members.properties()) {
                if (member.getKey().startsWith("of_")) {
                    SchemaTree.without(keyword, member.getValue());
                }
            }
            Files.writeString(schemas, JSON.writeValueAsString(bundle));
        }
    }
}
