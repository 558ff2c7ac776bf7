package dev.howl.model;

import dev.howl.model.diagnostic.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The messages of several channels together. A message that several of them have is one message; different messages of
 * one id get the channel's id in front of it.
 */
final class UnitedMessages {
    private final BiConsumer<Object, Object> origins;
    private final Map<String, Set<Location>> places = new HashMap<>();
    private final Map<Location, List<Message>> found = new HashMap<>();
    private final Map<String, Map<String, Message>> byPart = new LinkedHashMap<>();
    private final List<Message> all = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    UnitedMessages(List<Channel> parts, BiConsumer<Object, Object> origins) {
        this.origins = origins;
        for (Channel part : parts) {
            for (Message message : part.messages()) {
                places.computeIfAbsent(message.id(), id -> new HashSet<>()).add(message.location());
            }
        }
        parts.forEach(part -> byPart.put(part.id(), unite(part)));
    }

    /** Returns all of them, in the order of the document. */
    List<Message> all() {
        return all;
    }

    /** Returns those of a channel, by the id that they have there. */
    Map<String, Message> of(Channel part) {
        return byPart.getOrDefault(part.id(), Map.of());
    }

    /** A channel may have one message twice, under two ids: these stay two. */
    private Map<String, Message> unite(Channel part) {
        Map<String, Message> own = new LinkedHashMap<>();
        for (Message message : part.messages()) {
            List<Message> known = found.computeIfAbsent(message.location(), place -> new ArrayList<>());
            Message same = known.stream()
                    .filter(other -> !own.containsValue(other))
                    .min(Comparator.comparing(other -> !other.id().equals(message.id())))
                    .orElseGet(() -> added(part, message, known));
            own.put(message.id(), same);
        }
        return own;
    }

    private Message added(Channel part, Message message, List<Message> known) {
        boolean ambiguous = places.getOrDefault(message.id(), Set.of()).size() > 1;
        String id = unique(ambiguous ? part.id() + "." + message.id() : message.id());
        Message added = id.equals(message.id()) ? message : message.withId(id);
        if (!id.equals(message.id())) {
            origins.accept(added, message);
        }
        known.add(added);
        all.add(added);
        return added;
    }

    private String unique(String wanted) {
        String id = wanted;
        for (int i = 2; !taken.add(id); i++) {
            id = wanted + "." + i;
        }
        return id;
    }
}
