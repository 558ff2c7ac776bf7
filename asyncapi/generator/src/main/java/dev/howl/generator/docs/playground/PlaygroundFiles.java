package dev.howl.generator.docs.playground;

import dev.howl.generator.docs.example.Examples;
import dev.howl.generator.docs.site.SiteResources;
import dev.howl.model.Contract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that the page of the playground loads. The script is one file, made of parts in one function: browsers load
 * no modules from a disk.
 */
public final class PlaygroundFiles {
    static final String STYLE_SHEET = "playground.css";
    static final String SCRIPT = "playground.js";
    static final String DATA = "playground-data.js";

    private static final String FOLDER = "playground/";
    private static final List<String> STYLES = List.of("panels", "traffic");
    private static final List<String> PARTS = List.of(
            "pointer",
            "formats",
            "schema",
            "routing",
            "dom",
            "address",
            "roles",
            "refusal",
            "connection",
            "log",
            "editor",
            "subscriptions",
            "java",
            "code",
            "main");

    private PlaygroundFiles() {}

    /**
     * Returns the files by path.
     *
     * @param start the first line of each
     */
    public static Map<String, String> of(Contract contract, Examples examples, String start) {
        StringBuilder script = new StringBuilder(start).append("\"use strict\";\n\n(() => {\n");
        PARTS.forEach(
                part -> script.append(SiteResources.text(FOLDER + part + ".js")).append('\n'));
        Map<String, String> files = new LinkedHashMap<>();
        files.put(STYLE_SHEET, start + SiteResources.joined(FOLDER, STYLES, ".css"));
        files.put(SCRIPT, script.append("})();\n").toString());
        files.put(DATA, start + PlaygroundData.script(contract, examples));
        return files;
    }
}
