package dev.howl.model.link;

import dev.howl.model.Channel.Parameter;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Scalar;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Parameters of addresses, as each version writes them, and of handshake queries. */
final class Parameters {
    private final References references;

    Parameters(References references) {
        this.references = references;
    }

    /** Returns the parameters of an address (AsyncAPI 3.x Parameter Object), or the properties of a query's schema. */
    List<Parameter> plain(@Nullable Node written) {
        return each(
                written,
                (entry, object) -> new Parameter(
                        entry.step(),
                        object.text("description"),
                        texts(object.child("enum")),
                        object.text("default"),
                        entry.where()));
    }

    /** Returns the parameters of an address whose values a schema describes (AsyncAPI 2.x Parameter Object). */
    List<Parameter> schemas(@Nullable Node written) {
        return each(written, (entry, object) -> {
            Node schema = follow(object.child("schema"));
            String own = object.text("description");
            return new Parameter(
                    entry.step(),
                    own == null && schema instanceof Mapping mapping ? mapping.text("description") : own,
                    scalars(schema == null ? null : schema.child("enum")),
                    scalar(schema == null ? null : schema.child("default")),
                    entry.where());
        });
    }

    /** Returns the parameters of the query of a channel's handshake ({@code bindings.ws.query}). */
    List<Parameter> query(Mapping channel) {
        return plain(child(child(child(channel.child("bindings"), "ws"), "query"), "properties"));
    }

    private List<Parameter> each(@Nullable Node written, BiFunction<Node, Mapping, Parameter> read) {
        List<Parameter> linked = new ArrayList<>();
        if (written instanceof Mapping map) {
            map.forEach((name, entry) -> {
                if (references.follow(entry) instanceof Mapping parameter) {
                    linked.add(read.apply(entry, parameter));
                }
            });
        }
        return linked;
    }

    private @Nullable Node child(@Nullable Node node, String key) {
        Node end = follow(node);
        return end == null ? null : end.child(key);
    }

    private @Nullable Node follow(@Nullable Node node) {
        return node == null ? null : references.follow(node);
    }

    /** Returns the texts of a list. */
    static List<String> texts(@Nullable Node written) {
        List<String> texts = new ArrayList<>();
        if (written instanceof Sequence list) {
            for (Node item : list.items()) {
                if (item.json().isString()) {
                    texts.add(item.json().stringValue());
                }
            }
        }
        return texts;
    }

    /** Returns the allowed values as text: in an address numbers are text, too. */
    private static List<String> scalars(@Nullable Node written) {
        List<String> texts = new ArrayList<>();
        if (written instanceof Sequence list) {
            for (Node item : list.items()) {
                String text = scalar(item);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static @Nullable String scalar(@Nullable Node written) {
        return written instanceof Scalar && !written.json().isNull()
                ? written.json().asString()
                : null;
    }
}
