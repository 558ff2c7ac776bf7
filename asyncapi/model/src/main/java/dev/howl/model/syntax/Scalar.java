package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Location;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A text, number, boolean or null. */
public final class Scalar extends Node {
    private final JsonNode value;

    Scalar(@Nullable Node parent, String step, Location location, JsonNode value) {
        super(parent, step, location);
        this.value = value;
    }

    /** Its text, {@code null} if it is anything else. */
    public @Nullable String text() {
        return value.isString() ? value.stringValue() : null;
    }

    @Override
    public JsonNode json() {
        return value;
    }

    @Override
    public String kind() {
        if (value.isString()) {
            return "text";
        }
        if (value.isBoolean()) {
            return "a boolean";
        }
        return value.isNumber() ? "a number" : "null";
    }
}
