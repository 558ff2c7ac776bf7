package dev.howl.instances;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.Message;
import dev.howl.model.Sockets;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A contract of one channel whose messages clients send, each with a payload in JSON. */
final class SmallContract {
    private SmallContract() {}

    static ChannelInstances of(String payload) {
        return of(Map.of("it", payload), "{}", ChannelInstances.DEFAULT_MAX_BYTES);
    }

    static ChannelInstances of(Map<String, String> payloads, String schemas, int maxBytes) {
        Map<String, String> messages = new LinkedHashMap<>();
        payloads.forEach((id, payload) -> messages.put(id, "{\"payload\": " + payload + "}"));
        return ofMessages(messages, schemas, maxBytes);
    }

    static ChannelInstances ofMessages(Map<String, String> messages, String schemas, int maxBytes) {
        StringBuilder all = new StringBuilder();
        messages.forEach((id, message) -> all.append(all.isEmpty() ? "" : ", ")
                .append("\"")
                .append(id)
                .append("\": ")
                .append(message));
        String document = """
                {"asyncapi": "3.0.0", "info": {"title": "Small", "version": "1"},
                 "channels": {"c": {"address": "/c", "messages": {%s}}},
                 "operations": {"o": {"action": "receive", "channel": {"$ref": "#/channels/c"}}},
                 "components": {"schemas": %s}}
                """.formatted(all, schemas);
        Contract contract = Sockets.of(read(document));
        return ChannelInstances.of(contract, contract.sockets().get(0), maxBytes);
    }

    private static Contract read(String document) {
        try {
            Path file = Files.createTempFile("small", ".json");
            try {
                Files.writeString(file, document);
                return ContractReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidContractException e) {
            throw new IllegalArgumentException(document, e);
        }
    }

    static Message message(ChannelInstances instances) {
        return instances.messages(Direction.TO_SERVER).get(0);
    }

    static Message message(ChannelInstances instances, String id) {
        return instances.messages(Direction.TO_SERVER).stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
