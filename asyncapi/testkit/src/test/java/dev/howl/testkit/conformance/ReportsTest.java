package dev.howl.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.conformance.report.HtmlReport;
import dev.howl.testkit.conformance.report.JUnitXmlReport;
import dev.howl.testkit.conformance.report.JsonReport;
import dev.howl.testkit.conformance.report.TextReport;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.CaseResult;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.conformance.result.TrafficLine;
import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** Tests of the reports, with texts of a server that wants to break them. */
class ReportsTest {
    private static final String EVIL = "</pre><script>alert('x')</script> & \"]]>\u0000\u001b[31m\u202e";
    private static final ConformanceReport REPORT = new ConformanceReport(
            "Shop 1.0.0",
            "ws://localhost:9000",
            7,
            Duration.ofMillis(4_100),
            true,
            List.of(
                    new CaseResult(
                            "shop/example/say/1", CaseKind.EXAMPLE, "an example", Duration.ofMillis(2), List.of()),
                    new CaseResult(
                            "shop/mutant/say/1",
                            CaseKind.MUTANT,
                            "a mutant",
                            Duration.ofMillis(3),
                            List.of(new Finding(
                                    "shop/mutant/say/1",
                                    Diagnosis.WRONG_POINTER,
                                    true,
                                    "the pointer is " + EVIL,
                                    List.of(new TrafficLine(TrafficLine.Origin.SERVER, EVIL)))))),
            Map.of(CoverageKind.MESSAGE, new CoverageCount(Map.of("shop/say", 2L, "shop/" + EVIL, 0L))),
            List.of("shop/say /text pattern: " + EVIL),
            List.of());

    @Test
    void theTextNamesTheFaultAndTheCommandThatRepeatsIt() {
        List<String> lines = new TextReport(REPORT, "howl conformance shop.yaml").lines();
        assertThat(lines)
                .contains("FAIL wrong-pointer  shop/mutant/say/1")
                .contains("  repeat: howl conformance shop.yaml --case 'shop/mutant/say/1' --seed 7")
                .noneMatch(line -> line.codePoints().anyMatch(Character::isISOControl));
        assertThat(lines.get(lines.size() - 1)).isEqualTo("  messages 1/2 · 0 mutants refused · 1 failures · 4.1 s");
    }

    @Test
    void theXmlIsWellFormed() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(JUnitXmlReport.of(REPORT).getBytes(StandardCharsets.UTF_8)));
        Element root = xml.getDocumentElement();
        assertThat(root.getAttribute("tests")).isEqualTo("2");
        assertThat(root.getAttribute("failures")).isEqualTo("1");
        Element failure = (Element) root.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("wrong-pointer");
        assertThat(failure.getAttribute("message")).contains("<script>alert('x')</script>");
    }

    @Test
    void thePageHasNoMarkupOfTheServer() {
        String page = HtmlReport.of(REPORT, "howl conformance shop.yaml");
        assertThat(page)
                .contains("does not conform", "&lt;script&gt;", "wrong-pointer", "1 of 2")
                .doesNotContain("<script", "{{", "\u202e", "\u0000");
    }

    @Test
    void codesAreCountedAndNeverRequired() {
        ConformanceReport report = new ConformanceReport(
                REPORT.contract(),
                REPORT.url(),
                1,
                REPORT.duration(),
                true,
                List.of(),
                Map.of(
                        CoverageKind.MESSAGE,
                        new CoverageCount(Map.of("shop/say", 1L)),
                        CoverageKind.ERROR_CODE,
                        new CoverageCount(Map.of("shop/internal", 0L)),
                        CoverageKind.CLOSE_CODE,
                        new CoverageCount(Map.of("shop/1011", 0L))),
                List.of(),
                List.of());
        assertThat(report.requiring(100).problems()).isEmpty();
        assertThat(HtmlReport.of(report, "howl conformance shop.yaml"))
                .contains("shop/internal", "shop/1011", "some come only when the server fails");
        assertThat(JsonReport.of(report).at("/coverage/error_code/missing/0").stringValue())
                .isEqualTo("shop/internal");
    }

    @Test
    void theJsonHasEverything() {
        JsonNode json = JsonReport.of(REPORT);
        assertThat(json.at("/passed").booleanValue()).isFalse();
        assertThat(json.at("/coverage/message/seen").intValue()).isEqualTo(1);
        assertThat(json.at("/cases/mutant/failed").intValue()).isEqualTo(1);
        assertThat(json.at("/findings/0/traffic/0/text").stringValue()).isEqualTo(EVIL);
    }
}
