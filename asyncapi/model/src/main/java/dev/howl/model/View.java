package dev.howl.model;

import dev.howl.model.Operation.Action;
import java.util.Locale;

/**
 * The side of a connection that a document describes. Behind the linker all actions are those of the server.
 */
public enum View {
    /** The server's side: it sends what the document sends. */
    SERVER,
    /** The client's side: clients send what the document sends. */
    CLIENT;

    /**
     * Returns the view of that name, in any case.
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public static View of(String name) {
        for (View view : values()) {
            if (view.toString().equalsIgnoreCase(name.trim())) {
                return view;
            }
        }
        throw new IllegalArgumentException("unknown view '" + name + "'; expected server or client");
    }

    /** Returns the server's action for one written from this side; also the action to write for one of the server. */
    public Action turned(Action action) {
        if (this == SERVER) {
            return action;
        }
        return action == Action.SEND ? Action.RECEIVE : Action.SEND;
    }

    /** Returns the name: {@code server}, {@code client}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
