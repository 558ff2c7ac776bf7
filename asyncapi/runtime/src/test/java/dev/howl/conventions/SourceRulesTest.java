package dev.howl.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the {@link SourceRules} find violations, in small trees of source files. */
class SourceRulesTest {
    private static final String MAIN = "server/runtime/src/main/java/dev/howl/";

    private final Path root;

    SourceRulesTest(@TempDir Path root) throws IOException {
        this.root = root;
        for (String top : SourceFile.TOPS) {
            Files.createDirectories(root.resolve(top));
        }
    }

    @Test
    void skipsBuildOutputAndOtherFiles() throws IOException {
        write(MAIN + "A.java", "");
        write(MAIN + "a.txt", "");
        write("server/runtime/target/B.java", "");
        write("asyncapi/contract/lint/node_modules/C.java", "");
        write("elsewhere/D.java", "");
        assertThat(SourceFile.below(root)).extracting(SourceFile::path).containsExactly(MAIN + "A.java");
    }

    @ParameterizedTest
    @ValueSource(strings = {" What a session is. ", "\n * Whether it is open.\n ", " For so long it waits. "})
    void findsOpeningsWithQuestionWords(String comment) throws IOException {
        write(MAIN + "OfType.java", "/**" + comment + "*/ class OfType {}");
        write(MAIN + "OfField.java", "/** A session. */ class OfField { /**" + comment + "*/ int field; }");
        assertThat(SourceRules.openingsWithQuestionWords(SourceFile.below(root)))
                .containsExactlyInAnyOrder(MAIN + "OfType.java", MAIN + "OfField.java");
    }

    @Test
    void acceptsOtherOpenings() throws IOException {
        write(MAIN + "LaterSentence.java", "/** A session. What follows is free. */ class LaterSentence {}");
        write(MAIN + "LongerWord.java", "/** Whereabouts of a session. */ class LongerWord {}");
        write(MAIN + "PlainComment.java", "/* What a plain comment says. */ class PlainComment {}");
        assertThat(SourceRules.openingsWithQuestionWords(SourceFile.below(root)))
                .isEmpty();
    }

    @Test
    void findsUnwantedWordsInCommentsAndTexts() throws IOException {
        String folder = "asyncapi/model/src/main/java/dev/howl/";
        write(folder + "A.java", "/** Marks that tell\n * the two apart. */ class A { // It is no mark.\n}");
        write(
                folder + "B.java",
                "class B { String told = \"cannot be told apart\"; int knows; String s = \"knows\"; }");
        write(folder + "C.java", "/** There is no such key, or it is no longer there. */ class C {}");
        write(MAIN + "D.java", "/** It knows. */ class D {}");
        assertThat(PlainWords.unwanted(SourceFile.below(root)))
                .containsExactlyInAnyOrder(
                        folder + "A.java: tell the two apart",
                        folder + "A.java: is no mark",
                        folder + "B.java: told apart");
    }

    @Test
    void findsRepeatedNamesInMainCode() throws IOException {
        write(MAIN + "a/Cursor.java", "");
        write("client-sdk/runtime/src/main/java/dev/howl/client/Cursor.java", "");
        write(MAIN + "a/Target.java", "");
        assertThat(SourceRules.repeatedNames(SourceFile.below(root), Map.of())).isEqualTo(Map.of("Cursor", 2L));
        assertThat(SourceRules.repeatedNames(SourceFile.below(root), Map.of("Cursor", 2)))
                .isEmpty();
        write(MAIN + "b/Cursor.java", "");
        assertThat(SourceRules.repeatedNames(SourceFile.below(root), Map.of("Cursor", 2)))
                .isEqualTo(Map.of("Cursor", 3L));
    }

    @Test
    void acceptsRepeatedNamesOutsideMainCode() throws IOException {
        for (String folder : List.of(
                MAIN + "a/",
                "server/runtime/src/test/java/dev/howl/",
                "client-sdk/examples/src/main/java/",
                "asyncapi/maven-plugin/src/it/case/src/main/java/")) {
            write(folder + "Cursor.java", "");
            write(folder + "package-info.java", "");
        }
        write(MAIN + "b/package-info.java", "");
        assertThat(SourceRules.repeatedNames(SourceFile.below(root), Map.of())).isEmpty();
    }

    @Test
    void findsLongFilesInMainAndTestCode() throws IOException {
        write(MAIN + "Long.java", lines(301));
        write(MAIN + "Limit.java", lines(300));
        write("server/runtime/src/test/java/LongTest.java", lines(301));
        write("asyncapi/generator/src/test/cases/chat/Generated.java", lines(301));
        assertThat(SourceRules.longFiles(SourceFile.below(root)))
                .containsExactlyInAnyOrder(MAIN + "Long.java", "server/runtime/src/test/java/LongTest.java");
    }

    @Test
    void measuresTheNinthDecileOfMainCode() throws IOException {
        for (int i = 1; i <= 20; i++) {
            write(MAIN + "A" + i + ".java", lines(10 * i));
        }
        write("server/runtime/src/test/java/LongTest.java", lines(1_000));
        assertThat(SourceRules.ninthDecileOfLines(SourceFile.below(root))).isEqualTo(190);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String lines(int count) {
        return "\n".repeat(count);
    }
}
