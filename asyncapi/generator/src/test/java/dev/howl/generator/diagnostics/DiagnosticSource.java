package dev.howl.generator.diagnostics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A call that adds a diagnostic, in the sources of the model and the generator.
 *
 * @param place class and line
 * @param arguments the arguments of the call
 * @param literals the texts of the call, in their order
 */
record DiagnosticSource(String place, String arguments, List<String> literals) {
    private static final List<Path> SOURCES =
            List.of(Path.of("../model/src/main/java"), Path.of("../generator/src/main/java"));
    private static final Pattern CALL = Pattern.compile(
            "(?:iagnostics(?:\\(\\))?|violations)\\s*\\.(?:error|harmlessError|warning|limit)\\("
                    + "|section\\(\\)\\)\\)\\.harmlessError\\(|^\\s+\\.(?:error|warning)\\(",
            Pattern.MULTILINE);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Returns all calls; those without a text of their own have no literals. */
    static List<DiagnosticSource> all() {
        return SOURCES.stream()
                .flatMap(DiagnosticSource::files)
                .flatMap(DiagnosticSource::in)
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/diagnostic/"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<DiagnosticSource> in(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = file.getFileName().toString().replace(".java", "");
        List<DiagnosticSource> found = new ArrayList<>();
        Matcher call = CALL.matcher(text);
        while (call.find()) {
            String arguments = arguments(text, call.end()).replaceAll("\\s+", " ");
            List<String> literals = LITERAL.matcher(arguments)
                    .results()
                    .map(match -> match.group(1).translateEscapes())
                    .toList();
            long line = text.substring(0, call.end()).lines().count();
            found.add(new DiagnosticSource(name + ":" + line, arguments, literals));
        }
        return found.stream();
    }

    /** Returns the text from the start of the arguments of a call to its closing parenthesis. */
    private static String arguments(String text, int start) {
        int depth = 1;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == ')')) {
                depth += c == '(' ? 1 : -1;
                if (depth == 0) {
                    return text.substring(start, i);
                }
            }
        }
        throw new AssertionError("a call without an end");
    }

    /** Returns the longest text of the call, which is in each of its findings; a rare word if it has none. */
    String mark() {
        String longest = literals.stream()
                .flatMap(text -> Stream.of(text.split("%\\d*[a-zA-Z]")))
                .reduce("", (a, b) -> b.length() > a.length() ? b : a);
        return longest.length() > 8 ? longest : toString();
    }

    /** Returns whether a text, in which … stands for what differs, is one of this call. */
    boolean isOf(String text) {
        String longest = Stream.of(text.split("…")).reduce("", (a, b) -> b.length() > a.length() ? b : a);
        return String.join("", literals).contains(longest) && longest.length() > 8;
    }

    @Override
    public String toString() {
        return place + " " + arguments;
    }
}
