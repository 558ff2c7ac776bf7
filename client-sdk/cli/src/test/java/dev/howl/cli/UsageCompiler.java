package dev.howl.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A compiler of the code that pages show, beside a generated client. */
final class UsageCompiler {
    private static final Pattern GIVEN = Pattern.compile("(?m)^// (\\S.*) (\\S+) is yours$");

    private final Path folder;
    private final String packageName;

    UsageCompiler(Path folder, String packageName) {
        this.folder = folder;
        this.packageName = packageName;
    }

    /** Returns what the compiler says of codes; variables that they name as the reader's are parameters. */
    String problems(Map<String, String> client, List<String> codes) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : client.entrySet()) {
            files.add(write(source.getKey(), source.getValue()));
        }
        for (int i = 0; i < codes.size(); i++) {
            files.add(write(packageName + "/Usage" + i + ".java", source("Usage" + i, codes.get(i))));
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-d",
                    Files.createDirectories(folder.resolve("classes")).toString());
            compiler.getTask(problems, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        return problems.toString();
    }

    private Path write(String name, String source) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, source);
    }

    private String source(String name, String code) {
        List<String> imports =
                code.lines().filter(line -> line.startsWith("import ")).toList();
        String body = code.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        Matcher given = GIVEN.matcher(code);
        String parameters =
                given.results().map(each -> each.group(1) + " " + each.group(2)).collect(Collectors.joining(", "));
        return "package " + packageName + ";\n" + String.join("\n", imports) + "\nimport java.util.*;\n"
                + "final class " + name + " {\n static void run(" + parameters + ") throws Exception {\n" + body
                + "\n }\n}\n";
    }
}
