package dev.howl.testkit.conformance.session;

import dev.howl.model.Message;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonPointer;

/** Places of the named members in frames of a message, objects within objects included. */
public final class MemberPlaces {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_PLACES = 500;

    private MemberPlaces() {}

    /** Returns the members that are no objects themselves, by place. */
    public static Map<JsonPointer, Member> of(Message message) {
        Map<JsonPointer, Member> places = new LinkedHashMap<>();
        Schema payload = message.payload();
        if (payload != null && message.isJson()) {
            collect(Shape.of(payload), JsonPointer.empty(), 0, places);
        }
        return places;
    }

    private static void collect(Shape shape, JsonPointer at, int depth, Map<JsonPointer, Member> places) {
        shape.members().forEach((name, member) -> {
            JsonPointer place = at.appendProperty(name);
            if (places.size() >= MAX_PLACES) {
                return;
            }
            if (member.shape().members().isEmpty()) {
                places.put(place, member);
            } else if (depth < MAX_DEPTH) {
                collect(member.shape(), place, depth + 1, places);
            }
        });
    }
}
