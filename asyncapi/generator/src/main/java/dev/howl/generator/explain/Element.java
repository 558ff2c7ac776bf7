package dev.howl.generator.explain;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A part of a document that can be explained. */
sealed interface Element {
    /** Returns the JSON Pointer within the document, as a URI fragment. */
    String pointer();

    /** Returns the name by which a user may request it. */
    String name();

    Location location();

    /** A channel. */
    record OfChannel(String pointer, Channel channel) implements Element {
        @Override
        public String name() {
            return channel.id();
        }

        @Override
        public Location location() {
            return channel.location();
        }
    }

    /** An operation. */
    record OfOperation(String pointer, Operation operation) implements Element {
        @Override
        public String name() {
            return operation.id();
        }

        @Override
        public Location location() {
            return operation.location();
        }
    }

    /**
     * A message.
     *
     * @param channel its channel; {@code null} for a reusable message of a document without channels
     */
    record OfMessage(String pointer, @Nullable Channel channel, Message message) implements Element {
        @Override
        public String name() {
            return message.id();
        }

        @Override
        public Location location() {
            return message.location();
        }
    }

    /** A schema, at any depth. */
    record OfSchema(String pointer, String name, Schema schema) implements Element {
        @Override
        public Location location() {
            return schema.location();
        }
    }
}
