package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Additional;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class PropertyTableTest {
    private static final Schema TEXT =
            SchemaBuilder.inline(Schema.Type.STRING).length(1, 5).schema();

    @Test
    void nestedPropertiesAreShownByTheirPath() throws Exception {
        Schema inner =
                SchemaBuilder.inline(Schema.Type.OBJECT).required("b", TEXT).schema();
        Schema payload = SchemaBuilder.inline(Schema.Type.OBJECT)
                .property("a", inner)
                .property(
                        "list",
                        SchemaBuilder.inline(Schema.Type.ARRAY)
                                .items(SchemaBuilder.inline(Schema.Type.OBJECT)
                                        .property("c", TEXT)
                                        .schema())
                                .schema())
                .schema();

        assertThat(rows(payload))
                .containsExactly(
                        "a|object|no||",
                        "a.b|string|yes|1 to 5 characters|",
                        "list|array of object|no||",
                        "list[].c|string|no|1 to 5 characters|");
    }

    @Test
    void aRecursiveNamedSchemaLinksToItsSection() throws Exception {
        SchemaBuilder node = SchemaBuilder.named("Node", Schema.Type.OBJECT).property("name", TEXT);
        node.property("parent", node.schema());
        node.property(
                "children",
                SchemaBuilder.inline(Schema.Type.ARRAY).items(node.schema()).schema());

        assertThat(only(node.schema()).links()).contains("../schemas/Node.html");
        assertThat(PageDocument.of(Samples.of(node.schema()), "schemas/Node.html")
                        .text("definition"))
                .contains("parent", "children");
    }

    @Test
    void aRecursiveInlineSchemaIsDescribedOnce() throws Exception {
        SchemaBuilder node = SchemaBuilder.inline(Schema.Type.OBJECT);
        node.property("next", node.schema());

        assertThat(rows(node.schema())).containsExactly("next|object|no||The same as the whole again.");
    }

    @Test
    void arraysOfThemselvesEnd() throws Exception {
        SchemaBuilder tree = SchemaBuilder.inline(Schema.Type.ARRAY);
        tree.items(tree.schema());
        SchemaBuilder both = SchemaBuilder.inline();
        both.allOf(both.schema()).oneOf(both.schema()).property("x", TEXT);

        assertThat(only(tree.schema()).text()).contains("array of array of");
        assertThat(only(both.schema()).text()).contains("1 to 5 characters");
    }

    @Test
    void inlineSchemasThatBranchAtEveryLevelStaySmall() throws Exception {
        Schema schema = TEXT;
        for (int level = 0; level < 25; level++) {
            schema = SchemaBuilder.inline(Schema.Type.OBJECT)
                    .property("left", schema)
                    .property("right", schema)
                    .schema();
        }

        assertThat(rows(schema)).hasSize(50);
    }

    @Test
    void veryDeepSchemasAreCutAndSaySo() throws Exception {
        Schema schema = TEXT;
        for (int level = 0; level < 10_000; level++) {
            schema = SchemaBuilder.inline(Schema.Type.OBJECT)
                    .property("x", schema)
                    .schema();
        }

        assertThat(rows(schema)).hasSizeLessThan(40).last().asString().contains("too deeply");
    }

    @Test
    void allOfIsSeenAsOne() throws Exception {
        Schema base = SchemaBuilder.named("Base", Schema.Type.OBJECT)
                .required("id", TEXT)
                .schema();
        Schema payload =
                SchemaBuilder.inline().allOf(base).property("more", TEXT).schema();

        assertThat(rows(payload))
                .containsExactly("id|string|yes|1 to 5 characters|", "more|string|no|1 to 5 characters|");
    }

    @Test
    void aDescribedReferenceIsStillALink() throws Exception {
        Schema base = SchemaBuilder.named("Base", Schema.Type.OBJECT)
                .required("id", TEXT)
                .about(null, "Base.")
                .schema();
        Schema described =
                SchemaBuilder.inline().allOf(base).about(null, "Just here.").schema();
        Schema payload = SchemaBuilder.inline(Schema.Type.OBJECT)
                .property("base", described)
                .schema();

        assertThat(rows(payload)).contains("base|Base|no||Just here.");
        assertThat(only(payload).links()).contains("../schemas/Base.html");
    }

    @Test
    void alternativesAndOtherPropertiesAreShown() throws Exception {
        Schema option =
                SchemaBuilder.inline(Schema.Type.OBJECT).property("x", TEXT).schema();
        Schema either = SchemaBuilder.inline()
                .oneOf(SchemaBuilder.inline(Schema.Type.STRING).schema(), option)
                .schema();
        Schema payload = SchemaBuilder.inline(Schema.Type.OBJECT)
                .property("either", either)
                .additional(new Additional.Typed(TEXT))
                .schema();

        assertThat(rows(payload))
                .containsExactly(
                        "either|string or object|no||",
                        "either (alternative 2)|object|||",
                        "either (alternative 2).x|string|no|1 to 5 characters|",
                        "*|string||1 to 5 characters|");
    }

    @Test
    void constantsValuesAndHugeNumbersAreRules() throws Exception {
        Schema payload = SchemaBuilder.inline(Schema.Type.OBJECT)
                .property("type", SchemaBuilder.inline().constant("say").schema())
                .property(
                        "color",
                        SchemaBuilder.inline(Schema.Type.STRING)
                                .values("red", "blue")
                                .defaultValue("red")
                                .schema())
                .property(
                        "huge",
                        SchemaBuilder.inline(Schema.Type.NUMBER)
                                .maximum("1E+999999999")
                                .schema())
                .additional(new Additional.Forbidden())
                .schema();

        assertThat(rows(payload))
                .containsExactly(
                        "type|string|no|always \"say\"|",
                        "color|string|no|one of \"red\", \"blue\";default \"red\"|",
                        "huge|number|no|at most 1E+999999999|");
        assertThat(only(payload).text()).contains("Rules: no other properties.");
    }

    /** The page of a message with this payload. */
    private static PageDocument only(Schema payload) throws Exception {
        return PageDocument.of(Samples.of(payload), "messages/only.html");
    }

    /** The rows of the message's table, cells separated by bars, rules by semicolons. */
    private static List<String> rows(Schema payload) throws Exception {
        return only(payload)
                .elements("table")
                .filter(table -> table.getTextContent().contains("Properties of only"))
                .flatMap(PropertyTableTest::bodyRows)
                .map(PropertyTableTest::cells)
                .toList();
    }

    private static Stream<Element> bodyRows(Element table) {
        return PageDocument.within(
                PageDocument.within(table, "tbody").findFirst().orElseThrow(), "tr");
    }

    private static String cells(Element row) {
        return PageDocument.within(row, "*")
                .filter(cell ->
                        cell.getTagName().equals("th") || cell.getTagName().equals("td"))
                .map(cell -> cell.getTextContent().strip().replaceAll("\\s*\n\\s*", ";"))
                .collect(Collectors.joining("|"));
    }
}
