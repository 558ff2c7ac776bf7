package dev.howl.generator.docs.html;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON for people, the same on every system. */
public final class JsonText {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(INDENT)
            .withArrayIndenter(INDENT);
    private static final ObjectWriter PRETTY = new JsonMapper().writer().with(PRINTER);

    private JsonText() {}

    /** On several lines, two spaces a level. */
    public static String pretty(JsonNode json) {
        return PRETTY.writeValueAsString(json);
    }

    /** On one line. */
    public static String compact(JsonNode json) {
        return json.toString();
    }

    /** On one line, as part of a script: nothing of a document can end the script or a line of it. */
    public static String script(JsonNode json) {
        return compact(json)
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
