package dev.howl.diff.compare;

import dev.howl.diff.rule.ConnectionRule;
import dev.howl.diff.rule.SourceRule;
import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of a handshake: parameters of the address, query, headers and method. */
final class HandshakeComparison {
    private final Both both;
    private final Channel old;
    private final Channel now;
    private final DirectionChanges toServer;
    private final String who;

    HandshakeComparison(Both both, Channel old, Channel now, DirectionChanges toServer) {
        this.both = both;
        this.old = old;
        this.now = now;
        this.toServer = toServer;
        this.who = "channel '" + now.id() + "': ";
    }

    void compare() {
        parameters();
        part("query", old.handshake().query(), now.handshake().query());
        part("headers", old.handshake().headers(), now.handshake().headers());
        if (!HandshakeJava.of(old).equals(HandshakeJava.of(now))) {
            both.report(
                    SourceRule.HANDSHAKE_CLASS_CHANGED,
                    both.place(true, old, old.location()),
                    both.place(false, now, now.location()),
                    who + "Java: the parameters of the handshake have other components");
        }
        String before = method(true, old);
        String after = method(false, now);
        if (!before.equals(after)) {
            both.report(
                    ConnectionRule.WS_METHOD_CHANGED,
                    bindings(true, old),
                    bindings(false, now),
                    who + "method " + before + " before, " + after + " now");
        }
    }

    private @Nullable Place bindings(boolean isOld, Channel channel) {
        Place place = both.place(isOld, channel, channel.location());
        return place == null ? null : place.field(object(isOld, channel), "bindings");
    }

    private Node object(boolean isOld, Channel channel) {
        return both.document(isOld).linked().origins().of(channel);
    }

    /** RFC 6455 allows GET alone, which is the default. */
    private String method(boolean isOld, Channel channel) {
        Node bindings = child(isOld, object(isOld, channel), "bindings");
        Node ws = bindings == null ? null : child(isOld, bindings, "ws");
        String method = ws instanceof Mapping mapping ? mapping.text("method") : null;
        return method == null ? "GET" : method.toUpperCase(Locale.ROOT);
    }

    private @Nullable Node child(boolean isOld, Node parent, String key) {
        Node child = parent.child(key);
        return child == null ? null : both.document(isOld).linked().references().follow(child);
    }

    /** Parameters stand in the order of the address; their names are not sent. */
    private void parameters() {
        List<Parameter> before = old.parameters();
        List<Parameter> after = now.parameters();
        for (Parameter parameter : before) {
            Parameter same = byName(after, parameter.name());
            if (same != null) {
                compare(parameter, same);
            }
        }
        List<Parameter> gone = before.stream()
                .filter(parameter -> byName(after, parameter.name()) == null)
                .toList();
        List<Parameter> added = after.stream()
                .filter(parameter -> byName(before, parameter.name()) == null)
                .toList();
        for (int i = 0; i < Math.min(gone.size(), added.size()); i++) {
            Place was = place(true, old, gone.get(i));
            both.report(
                    ConnectionRule.PARAMETER_RENAMED,
                    was,
                    place(false, now, added.get(i)),
                    who + "parameter '" + gone.get(i).name() + "' is called '"
                            + added.get(i).name() + "' now");
            compare(gone.get(i), added.get(i));
        }
    }

    private static @Nullable Parameter byName(List<Parameter> all, String name) {
        return all.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Place place(boolean isOld, Channel channel, Parameter parameter) {
        Place place = both.place(isOld, channel, parameter.location());
        String pointer = place == null ? "#" : place.pointer();
        return new Place(pointer + "/parameters/" + parameter.name(), parameter.location());
    }

    private void compare(Parameter before, Parameter after) {
        Place was = place(true, old, before);
        Place is = place(false, now, after);
        String words = who + "parameter '" + after.name() + "'";
        toServer.of(words, was, is).compare(before.shape(), after.shape());
        String oldDefault = before.defaultValue();
        String newDefault = after.defaultValue();
        if (!Objects.equals(oldDefault, newDefault)) {
            ConnectionRule rule = oldDefault == null
                    ? ConnectionRule.PARAMETER_DEFAULT_ADDED
                    : newDefault == null
                            ? ConnectionRule.PARAMETER_DEFAULT_REMOVED
                            : ConnectionRule.PARAMETER_DEFAULT_CHANGED;
            both.report(rule, was, is, words + ": default " + oldDefault + " before, " + newDefault + " now");
        }
    }

    /** A handshake is text: what the document does not describe may be anything. */
    private void part(String name, List<Schema> before, List<Schema> after) {
        Place was = bindings(true, old);
        Place is = bindings(false, now);
        DirectionChanges changes = toServer.of(who + name + " of the handshake", was, is);
        if (!before.isEmpty() && !after.isEmpty()) {
            changes.compare(Shape.of(before), Shape.of(after));
        } else if (!after.isEmpty()) {
            changes.compare(null, after.get(0));
        } else if (!before.isEmpty()) {
            changes.compare(before.get(0), null);
        }
    }
}
