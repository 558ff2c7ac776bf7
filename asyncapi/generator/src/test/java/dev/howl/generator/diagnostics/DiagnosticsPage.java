package dev.howl.generator.diagnostics;

import dev.howl.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Markdown of the page of diagnostics. */
final class DiagnosticsPage {
    static final String HEAD = """
            # Diagnostics

            `howl validate`, `howl generate` and the Maven plugin print each finding as `FILE:LINE:COL: error: …` or
            `FILE:LINE:COL: warning: …`. This page lists them with what to do and with a small document that produces each. A
            test runs all of these documents. Most are parts, which replace or add to the same part of this document:

            ```yaml
            """ + DiagnosticExample.BASE + """
            ```

            A member with the value `null` is removed. An error names the section of the specification that the document
            violates. [Your own contract](contract.md#what-a-document-may-hold) says what errors and warnings stop.
            """;

    /** Diagnostics that only a large document produces, by their text: what to do. */
    private static final Map<String, String> LIMITS = limits();

    /** The calls without a text of their own, by their arguments: a text that they print. */
    private static final Map<String, String> COMPUTED = Map.ofEntries(
            Map.entry("mustBe(value, type.words) + found(value, type)", "must be text, but is a number"),
            Map.entry("mustBe(value, words(type)) + found", "must be a whole number from"),
            Map.entry("FieldValueCheck.notRegex(e)", "not a regular expression of ECMA-262"),
            Map.entry("value.location(), notRegex(e)", "not a regular expression of ECMA-262"),
            Map.entry("article(table.name())) + node.kind()", "must be a Contact Object, but is text"),
            Map.entry("words(either)) + value.kind()", "'responseTopic' must be"),
            Map.entry("mustBe(value, words) + value.kind()", "must be a list, but is an object"),
            Map.entry("mustBe(value, words) + \"empty\"", "must be a list of at least one schema, but is empty"),
            Map.entry("schema.location(), problem", "schemas apply to the same value"),
            Map.entry("TextCheck:", "has role 'ping' and is text, so it needs a const"),
            Map.entry("ValueCheck:", "violates its own schema"),
            Map.entry("key + violation.at()", "x-howl-on-invalid: must be one of"),
            Map.entry("sentence + anyway", "if they are WebSockets, pass --socket-anyway"),
            Map.entry("CoreSchema:", "JSON cannot represent this number"),
            Map.entry("SyntaxReader:", "while parsing a flow mapping"));

    private DiagnosticsPage() {}

    static String entry(DiagnosticExample example, List<Diagnostic> findings, Path folder) {
        String lines = findings.stream()
                .map(finding -> line(finding).replace(folder + "/", "").replace(folder.getParent() + "/", "../"))
                .distinct()
                .collect(Collectors.joining("\n"));
        return "\n### " + example.title() + "\n\n```text\n" + lines + "\n```\n\n" + example.cure() + "\n\n```yaml\n"
                + example.shown().replaceAll("[\\p{Cntrl}&&[^\\n]]", "\\\\u0001") + "```\n";
    }

    private static String line(Diagnostic finding) {
        String section = finding.section() == null ? "" : " (" + finding.section() + ")";
        return (finding.isError() ? "error: " : "warning: ") + finding.message() + section;
    }

    private static Map<String, String> limits() {
        Map<String, String> limits = new LinkedHashMap<>();
        limits.put("the file is larger than 5 MB", "Divide it into several files.");
        limits.put("the files of the contract are larger than 20 MB together", "Divide the contract.");
        limits.put("the contract has more than … files", "Join files.");
        limits.put("' cannot be read: …", "Check the permissions of the file.");
        limits.put("this $ref leads through more than … other references", "Refer to the object itself.");
        limits.put("references are nested too deeply", "Refer to fewer levels of objects.");
        limits.put("more than … schemas apply to the same value", "Join schemas, and do not repeat alternatives.");
        limits.put("the schemas of channel '…' cannot be compiled: …", "Simplify the schema that it names.");
        limits.put(
                " further pairs of messages that … cannot be distinguished",
                "Give each message a required property with a different constant.");
        limits.put(
                "channel '…' has … messages, more than the generated class of a channel can name (…)",
                "Divide it into several channels.");
        limits.put(
                "the handshake of channel '…' has … parameters; a Java method takes at most … of them",
                "Use fewer parameters.");
        limits.put("its class is named …, because the full name has … letters", "Choose a name with `x-howl-name`.");
        limits.put(
                "the enumeration has … values, more than the constructor of a Java class can check (…)",
                "Describe the values by a pattern.");
        limits.put(
                "the object lists … values of its members, more than the constructor of a Java class can check (…)",
                "Describe the values by patterns, or divide the object.");
        return limits;
    }

    /** Returns the table of the diagnostics without an example. */
    static String limitTable() {
        StringBuilder table = new StringBuilder("""

                ## Limits

                These need a large document, so they have no example here.

                | finding | cure |
                | --- | --- |
                """);
        LIMITS.forEach((text, cure) ->
                table.append("| `").append(text).append("` | ").append(cure).append(" |\n"));
        return table.toString();
    }

    /** Returns whether a page shows a finding of this call. */
    static boolean shows(String page, DiagnosticSource source) {
        return COMPUTED.entrySet().stream()
                        .anyMatch(
                                entry -> source.toString().contains(entry.getKey()) && page.contains(entry.getValue()))
                || page.contains(source.mark())
                || LIMITS.keySet().stream().anyMatch(text -> source.isOf(text));
    }
}
