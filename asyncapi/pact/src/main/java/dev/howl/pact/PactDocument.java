package dev.howl.pact;

import dev.howl.runtime.Direction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pact file (Pact Specification V4, message interactions) of what was exchanged. The same exchanges make the same text:
 * interactions and properties are sorted, and nothing names a version or a time.
 */
final class PactDocument {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private final HowlPact names;
    private final Map<String, PactInteraction> settings = new TreeMap<>();
    private final PactContents contents;

    PactDocument(HowlPact names, PactInteraction[] settings, PactChannel channel, Set<String> connections) {
        this.names = names;
        Arrays.stream(settings).forEach(each -> this.settings.put(each.value(), each));
        this.contents = new PactContents(channel, new StableFrames(channel, connections), this.settings);
    }

    /**
     * Returns the text.
     *
     * @throws AssertionError if settings name an interaction that there is not
     */
    String text(List<Exchange> exchanges) {
        ObjectNode pact = JSON.createObjectNode();
        pact.putObject("consumer").put("name", names.consumer());
        pact.putObject("provider").put("name", names.provider());
        pact.putObject("metadata").putObject("pactSpecification").put("version", "4.0");
        ArrayNode interactions = pact.putArray("interactions");
        exchanges.stream()
                .sorted(Comparator.comparing(Exchange::description))
                .map(this::interaction)
                .forEach(interactions::add);
        Set<String> unknown = new HashSet<>(settings.keySet());
        exchanges.forEach(exchange -> unknown.remove(exchange.description()));
        if (!unknown.isEmpty()) {
            throw new AssertionError("@PactInteraction names " + unknown + ", which the pact does not have; it has "
                    + exchanges.stream().map(Exchange::description).sorted().toList());
        }
        return JSON.writeValueAsString(pact).replace("\r\n", "\n") + "\n";
    }

    private ObjectNode interaction(Exchange exchange) {
        ObjectNode interaction = JSON.createObjectNode();
        interaction.put("description", exchange.description()).put("pending", false);
        interaction.putArray("providerStates").addObject().put("name", state(exchange));
        if (exchange instanceof Exchange.Pushed pushed) {
            interaction.put("type", "Asynchronous/Messages");
            interaction.setAll(contents.of(exchange, Direction.TO_CLIENT, pushed.message(), pushed.frame()));
        } else if (exchange instanceof Exchange.Asked asked) {
            interaction.put("type", "Synchronous/Messages");
            interaction.set("request", contents.of(exchange, Direction.TO_SERVER, asked.message(), asked.request()));
            ArrayNode answers = interaction.putArray("response");
            Exchange.Answer answer = asked.answer();
            if (answer != null) {
                answers.add(contents.of(exchange, Direction.TO_CLIENT, answer.message(), answer.frame()));
            }
        }
        return interaction;
    }

    private String state(Exchange exchange) {
        PactInteraction setting = settings.get(exchange.description());
        if (setting != null && !setting.state().isEmpty()) {
            return setting.state();
        }
        if (exchange instanceof Exchange.Pushed pushed) {
            return "initial".equals(pushed.message().role())
                    ? "a client opens a connection"
                    : "a client is connected, and " + pushed.message().id() + " is due";
        }
        return exchange instanceof Exchange.Asked asked
                        && "connect".equals(asked.message().role())
                ? "a client has opened a connection"
                : "a client is connected";
    }
}
