package dev.howl.generator.explain;

import dev.howl.generator.explain.Element.OfChannel;
import dev.howl.generator.explain.Element.OfMessage;
import dev.howl.generator.explain.Element.OfSchema;
import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.link.NameHints;
import dev.howl.model.schema.Schema;
import dev.howl.runtime.PointerSteps;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The search for an element by a pointer, at any depth of schemas, or by a plain name. */
final class ElementSearch {
    private static final int MOST_HINTS = 5;

    private final Elements elements;

    ElementSearch(Elements elements) {
        this.elements = elements;
    }

    /**
     * Returns the element.
     *
     * @param request a JSON Pointer ({@code #/components/schemas/User} or without {@code #}), or a name
     * @throws UnknownElementException if there is none, or if several have the name
     */
    Element find(String request) throws UnknownElementException {
        return request.startsWith("#") || request.startsWith("/")
                ? byPointer(request.startsWith("#") ? request : "#" + request)
                : byName(request);
    }

    private Element byName(String name) throws UnknownElementException {
        List<Element> found = elements.all().stream()
                .filter(element -> element.name().equals(name))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        Optional<Element> reusable = elements.at("#/components/messages/" + PointerSteps.escape(name));
        if (found.isEmpty() && reusable.isPresent()) {
            return reusable.get();
        }
        if (found.isEmpty()) {
            List<String> names =
                    elements.all().stream().map(Element::name).distinct().toList();
            throw new UnknownElementException("no element has the name '" + name + "'" + nearest(name, names));
        }
        throw new UnknownElementException("'" + name + "' is the name of several elements: "
                + NameHints.list(found.stream().map(Element::pointer).toList()) + "; give one of these pointers");
    }

    private Element byPointer(String pointer) throws UnknownElementException {
        for (int end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
            Optional<Element> known = elements.at(pointer.substring(0, end));
            if (known.isPresent()) {
                return within(known.get(), pointer, end);
            }
        }
        throw unknown(pointer, Stream.empty());
    }

    /** Follows a pointer into an element, as far as {@code start} is the pointer of the element. */
    private Element within(Element element, String pointer, int start) throws UnknownElementException {
        Element found = element;
        int at = start;
        while (at < pointer.length()) {
            Map<String, Schema> inside = inside(found);
            String rest = pointer.substring(at);
            String next = inside.keySet().stream()
                    .filter(step -> rest.equals(step) || rest.startsWith(step + "/"))
                    .reduce((one, other) -> one.length() >= other.length() ? one : other)
                    .orElse(null);
            if (next == null) {
                String before = pointer.substring(0, at);
                throw unknown(pointer, inside.keySet().stream().map(step -> before + step));
            }
            at += next.length();
            found = new OfSchema(
                    pointer.substring(0, at), next.substring(next.lastIndexOf('/') + 1), required(inside, next));
        }
        return found;
    }

    private static Schema required(Map<String, Schema> schemas, String key) {
        Schema schema = schemas.get(key);
        if (schema == null) {
            throw new IllegalStateException(key);
        }
        return schema;
    }

    /** Returns the schemas directly inside of an element, by relative pointer. */
    private static Map<String, Schema> inside(Element element) {
        if (element instanceof OfSchema schema) {
            return schema.schema().keywords().subschemas();
        }
        if (element instanceof OfMessage message) {
            return inside(message.message());
        }
        return element instanceof OfChannel channel ? inside(channel.channel()) : Map.of();
    }

    private static Map<String, Schema> inside(Message message) {
        Map<String, Schema> inside = new LinkedHashMap<>();
        if (message.payload() != null) {
            inside.put("/payload", message.payload());
            inside.put("/payload/schema", message.payload());
        }
        if (message.headers() != null) {
            inside.put("/headers", message.headers());
        }
        return inside;
    }

    private static Map<String, Schema> inside(Channel channel) {
        Map<String, Schema> inside = new LinkedHashMap<>();
        channel.parameters()
                .forEach(parameter -> inside.put(
                        "/parameters/" + PointerSteps.escape(parameter.name()),
                        parameter.shape().roots().get(0)));
        channel.handshake().query().stream().limit(1).forEach(query -> inside.put("/bindings/ws/query", query));
        channel.handshake().headers().stream().limit(1).forEach(headers -> inside.put("/bindings/ws/headers", headers));
        return inside;
    }

    /** @param inside pointers that are not listed, of schemas near the place */
    private UnknownElementException unknown(String pointer, Stream<String> inside) {
        List<String> near = Stream.concat(inside, elements.all().stream().map(Element::pointer))
                .toList();
        return new UnknownElementException(
                "there is no channel, operation, message or schema at '" + pointer + "'" + nearest(pointer, near));
    }

    private static String nearest(String wrong, Collection<String> names) {
        List<String> near = NameHints.nearest(wrong, names, MOST_HINTS);
        return near.isEmpty() ? "" : "; nearest: " + String.join(", ", near);
    }
}
