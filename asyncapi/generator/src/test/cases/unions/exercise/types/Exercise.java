package golden.unions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Field;
import dev.howl.runtime.Json;
import java.util.List;
import tools.jackson.databind.node.StringNode;

final class Exercise {
    static void run() {
        everyAlternativeHasItsType();
        nullIsToldFromAbsence();
        theBaseIsPartOfEveryAlternative();
        annotatedConstantsAreAnEnumeration();
        whatFitsNoneOrSeveralIsKept();
        wrappersEnforceBounds();
        buildersDemandWhatIsRequired();
    }

    private static Report read(String json) {
        Report report = Json.mapper().readValue(json, Report.class);
        assertThat(Json.mapper().readTree(Json.mapper().writeValueAsString(report)))
                .isEqualTo(Json.mapper().readTree(json));
        return report;
    }

    private static void everyAlternativeHasItsType() {
        assertThat(read("{\"pet\":{\"petType\":\"Cat\",\"lives\":9}}").pet()).isEqualTo(new Cat(9L));
        assertThat(read("{\"area\":{\"kind\":1,\"radius\":2.5}}").area()).isEqualTo(Field.of(new ReportAreaKind1(2.5)));
        assertThat(read("{\"feed\":{\"bales\":2}}").feed()).isEqualTo(new ReportFeedHay(2L));
        assertThat(read("{\"cage\":\"A7\"}").cage()).isEqualTo(new ReportCage.OfText("A7"));
        assertThat(read("{\"cage\":7}").cage()).isEqualTo(new ReportCage.OfNumber(7L));
        assertThat(read("{\"tag\":false}").tag()).isEqualTo(Field.of(new ReportTag.OfBoolean(false)));
        assertThat(read("{\"nest\":{\"at\":[1.5,2.5]}}").nest()).isEqualTo(new ReportNestPlaced(List.of(1.5, 2.5)));
        assertThat(read("{\"food\":[{\"petType\":\"Cat\"}]}").food())
                .isEqualTo(new ReportFood.OfList(List.of(new Cat(null))));
        assertThat(read("{\"all\":[{\"petType\":\"Dog\"},{\"petType\":\"Cat\"}]}").all())
                .containsExactly(new Dog(null), new Cat(null));
    }

    private static void nullIsToldFromAbsence() {
        assertThat(read("{\"area\":null,\"tag\":null}").area()).isEqualTo(Field.of(null));
        assertThat(read("{}").area().isAbsent()).isTrue();
    }

    private static void theBaseIsPartOfEveryAlternative() {
        ReportEventSold sold = new ReportEventSold("noon", 5.5);
        assertThat(read("{\"event\":{\"at\":\"noon\",\"type\":\"sold\",\"price\":5.5}}").event()).isEqualTo(sold);
    }

    private static void annotatedConstantsAreAnEnumeration() {
        assertThat(read("{\"level\":\"high\"}").level()).isEqualTo(ReportLevel.HIGH);
    }

    private static void whatFitsNoneOrSeveralIsKept() {
        assertThat(read("{\"cage\":true}").cage()).isInstanceOf(ReportCage.Unknown.class);
        assertThat(read("{\"pet\":{\"petType\":\"Bird\",\"wings\":2}}").pet()).isInstanceOf(ReportPet.Unknown.class);
        assertThat(read("{\"feed\":{\"bales\":2,\"grams\":3}}").feed()).isInstanceOf(ReportFeed.Unknown.class);
        ReportCage unknown = new ReportCage.Unknown(StringNode.valueOf("?"));
        assertThat(Json.mapper().writeValueAsString(unknown)).isEqualTo("\"?\"");
    }

    private static void wrappersEnforceBounds() {
        assertThatThrownBy(() -> new ReportCage.OfText("A"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shorter than 2");
    }

    private static void buildersDemandWhatIsRequired() {
        assertThatThrownBy(() -> ReportFeedHay.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'bales' is required");
        Report built = Report.builder().area(null).pet(Cat.builder().lives(3L).build()).build();
        assertThat(built).isEqualTo(read("{\"area\":null,\"pet\":{\"petType\":\"Cat\",\"lives\":3}}"));
    }
}
