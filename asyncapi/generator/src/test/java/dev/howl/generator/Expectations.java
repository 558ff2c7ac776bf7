package dev.howl.generator;

import dev.howl.model.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The right outcome of each document of {@code src/test/documents}. */
final class Expectations {
    private Expectations() {}

    /**
     * The right outcome of a document.
     *
     * @param document its folder
     * @param findings everything that validation reports
     * @param outcome of generation; {@code null} if every target is refused
     */
    record Expectation(
            String document,
            List<Finding> findings,
            @Nullable Outcome outcome) {
        @Override
        public String toString() {
            return document;
        }
    }

    /** An error or a warning in a line, with a word of its message. */
    record Finding(String severity, int line, String word) {
        boolean matches(Diagnostic diagnostic) {
            return diagnostic.severity().name().equalsIgnoreCase(severity)
                    && diagnostic.location().line() == line
                    && diagnostic.message().contains(word);
        }
    }

    /** An assertion about the generated code of a case. */
    interface Outcome {
        void check(GeneratedCase generated) throws Exception;
    }

    private static Expectation valid(String document, Outcome outcome, Finding... findings) {
        return new Expectation(document, List.of(findings), outcome);
    }

    private static Expectation refused(String document, Finding... findings) {
        return new Expectation(document, List.of(findings), null);
    }

    private static Finding error(int line, String word) {
        return new Finding("error", line, word);
    }

    private static Finding warning(int line, String word) {
        return new Finding("warning", line, word);
    }

    static List<Expectation> all() {
        List<Expectation> all = new ArrayList<>();
        all.addAll(names());
        all.addAll(enumerations());
        all.addAll(objects());
        all.addAll(values());
        all.addAll(findings());
        return List.copyOf(all);
    }

    private static Stream<Expectation> stream(Expectation... expectations) {
        return Stream.of(expectations);
    }

    private static List<Expectation> names() {
        return stream(
                        valid("c04-nonlatin", NameOutcomes::letters),
                        valid("c79-same-name-diff-channels", NameOutcomes::channelsInNames),
                        valid("s01-deep", NameOutcomes::shortNames),
                        valid("s02-longname", NameOutcomes::shortenedName))
                .toList();
    }

    private static List<Expectation> enumerations() {
        return stream(
                        valid("c05-enum-odd", ValueOutcomes::oddEnumerations, warning(13, "twice")),
                        valid("c104-enum-symbol-names", NameOutcomes::symbols),
                        valid("c20-annotated-enum", NameOutcomes::annotatedEnumeration),
                        valid(
                                "c98c-enum-numeric-dup",
                                generated -> generated.channel().keeps("{\"c\":1}", "{\"c\":1.0}", "{}"),
                                warning(12, "twice")))
                .toList();
    }

    private static List<Expectation> objects() {
        return stream(
                        valid("c10-allof-required", ObjectOutcomes::requiredBesideReference),
                        valid("c11-allof-annot", ObjectOutcomes::describedBesideReferences),
                        valid("c14-discriminator", ObjectOutcomes::discriminator),
                        valid("c17-int-discriminator", ObjectOutcomes::integerDiscriminator),
                        valid("c18-nullable-union", ObjectOutcomes::nullableUnion),
                        valid("c21-presence-two", ObjectOutcomes::presence),
                        valid("c26-free-message", ObjectOutcomes::freeMessage),
                        valid("c73-optional-null", ObjectOutcomes::absentAndNull),
                        valid("c95-free-object-among", ObjectOutcomes::moreMembers),
                        valid("n01-numbered-requests", ObjectOutcomes::numberedRequests),
                        valid("v05-schemaformats", ObjectOutcomes::schemaFormats))
                .toList();
    }

    private static List<Expectation> values() {
        return stream(
                        valid("c19-oneof-scalars", generated -> ValueOutcomes.scalars(generated, "either")),
                        valid("c93-anyof-str-int", generated -> ValueOutcomes.scalars(generated, "a")),
                        valid("c42-duration", ValueOutcomes::durations),
                        valid("c43-pattern-ecma", ValueOutcomes::passwordPattern),
                        valid(
                                "c44b-pattern-emptyneg",
                                generated -> generated.channel().keeps("{\"s\":\"\"}", "{\"s\":\"a\\nb\"}")),
                        valid("c44d-pattern-ubrace", ValueOutcomes::codePointPattern),
                        valid("c44h-pattern-nested", ValueOutcomes::bracketPattern),
                        valid("c90-allof-scalar-bounds", ValueOutcomes::bothBounds),
                        valid("c98f-dep-twice", ValueOutcomes::counts),
                        valid("f01-times", ValueOutcomes::times),
                        valid("f03-numbers", ValueOutcomes::numbers),
                        valid("f02-identifiers", ValueOutcomes::identifiers),
                        valid("y06-scalars", ValueOutcomes::yamlScalars, warning(15, "twice")),
                        valid("y06b-bool-case", ValueOutcomes::yamlBooleans),
                        valid("y06c-bool-silent", ValueOutcomes::yamlConstants, warning(13, "twice")))
                .toList();
    }

    private static List<Expectation> findings() {
        return stream(
                        valid("c55-headers", ValueOutcomes::headersInDocs, error(10, "tenant"), warning(8, "headers")),
                        refused("c64b-address-odd", error(5, "bindings")),
                        refused(
                                "c66b-security-required",
                                error(6, "'scheme'"),
                                error(7, "'name'"),
                                error(7, "'in'"),
                                error(8, "'openIdConnectUrl'"),
                                error(9, "'flows'"),
                                error(10, "'in'"),
                                error(11, "'in'")),
                        valid(
                                "c67b-server-vars",
                                generated -> generated.channel().keeps("{\"x\":\"y\"}"),
                                warning(4, "'unused'"),
                                warning(4, "port"),
                                warning(4, "staging"),
                                warning(5, "host"),
                                warning(6, "'websocket'")),
                        refused("c98-meta-gaps", error(12, "twice")),
                        refused("y11-version-number", error(1, "'3.0.0'")),
                        refused("y16-null-unquoted", error(12, "quote"), error(13, "quote")))
                .toList();
    }
}
