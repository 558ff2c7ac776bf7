package dev.howl.generator.docs.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A piece of a page. Text and attribute values are escaped when they are written, so that nothing from a document can
 * become markup; {@link Markdown} is the only maker of {@link Markup}. What is written is well-formed XML too.
 */
public sealed interface Html {
    /** Nothing. */
    Html NOTHING = all(List.of());

    void write(StringBuilder out);

    static Html text(String text) {
        return new Text(text);
    }

    static Html all(List<? extends Html> parts) {
        return new Sequence(List.copyOf(parts));
    }

    static Html all(Html... parts) {
        return all(Arrays.asList(parts));
    }

    static Element element(String tag, Html... children) {
        return new Element(tag, List.of(), List.of(children));
    }

    static Element element(String tag, List<? extends Html> children) {
        return new Element(tag, List.of(), List.copyOf(children));
    }

    static Element element(String tag, String text) {
        return element(tag, text(text));
    }

    static Element code(String text) {
        return element("code", text);
    }

    /** Returns a link within the page. */
    static Element link(String anchor, Html label) {
        return to("#" + anchor, label);
    }

    /** Returns a link to an address. */
    static Element to(String address, Html label) {
        return element("a", label).with("href", address);
    }

    /** Returns a heading; there is none below the sixth level. */
    static Element heading(int level, Html... content) {
        return element("h" + Math.min(level, 6), content);
    }

    /** Returns the parts with a separator between them. */
    static Html joined(List<? extends Html> parts, String separator) {
        List<Html> joined = new ArrayList<>();
        for (Html part : parts) {
            if (!joined.isEmpty()) {
                joined.add(text(separator));
            }
            joined.add(part);
        }
        return all(joined);
    }

    /** Returns {@code true} if it has no content. */
    default boolean isEmpty() {
        return this instanceof Sequence sequence && sequence.parts().stream().allMatch(Html::isEmpty);
    }

    /** Plain text. */
    record Text(String text) implements Html {
        @Override
        public void write(StringBuilder out) {
            Escaping.appendText(text, out);
        }
    }

    /** One after the other. */
    record Sequence(List<Html> parts) implements Html {
        @Override
        public void write(StringBuilder out) {
            parts.forEach(part -> part.write(out));
        }
    }

    /**
     * Markup that is known to be safe and well-formed.
     *
     * @param markdown the same as CommonMark, without HTML in it
     */
    record Markup(String html, String markdown) implements Html {
        @Override
        public void write(StringBuilder out) {
            out.append(html);
        }
    }

    /** An attribute. Its name never comes from a document. */
    record Attribute(String name, String value) {}

    /** An element. Its tag never comes from a document. */
    record Element(String tag, List<Attribute> attributes, List<Html> children) implements Html {
        private static final Set<String> VOID = Set.of("meta", "link", "br", "hr", "input");
        private static final Set<String> INLINE = Set.of("a", "code", "span", "strong", "em", "wbr", "kbd");

        public Element with(String name, String value) {
            List<Attribute> more = new ArrayList<>(attributes);
            more.add(new Attribute(name, value));
            return new Element(tag, List.copyOf(more), children);
        }

        /** Returns the value of an attribute; empty for none. */
        String attribute(String name) {
            return attributes.stream()
                    .filter(attribute -> attribute.name().equals(name))
                    .map(Attribute::value)
                    .findFirst()
                    .orElse("");
        }

        public Element id(String id) {
            return with("id", id);
        }

        public Element css(String names) {
            return with("class", names);
        }

        @Override
        public void write(StringBuilder out) {
            out.append('<').append(tag);
            for (Attribute attribute : attributes) {
                out.append(' ').append(attribute.name()).append("=\"");
                Escaping.append(attribute.value(), out);
                out.append('"');
            }
            if (VOID.contains(tag)) {
                out.append("/>\n");
                return;
            }
            out.append('>');
            children.forEach(child -> child.write(out));
            out.append("</").append(tag).append('>');
            if (!INLINE.contains(tag)) {
                out.append('\n');
            }
        }
    }
}
