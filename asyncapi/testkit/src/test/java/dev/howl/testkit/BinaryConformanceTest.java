package dev.howl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinaryConformanceTest {
    private static final ConformanceCheck CHECK =
            ConformanceCheck.of(List.of(new ConformanceCheck.Bundle("/gallery", Chat.json("""
            {'channel': 'gallery', 'binary': ['picture'],
             'routing': {'toServer': {'value': '/kind', 'cases': [{'is': ['caption'], 'then': 'caption'}]}, 'toClient': 'done'},
             'toServer': {
               'picture': {},
               'caption': {'type': 'object', 'required': ['kind'], 'properties': {'kind': {'const': 'caption'}}}},
             'toClient': {
               'done': {'type': 'object', 'required': ['kind'], 'properties': {'kind': {'const': 'done'}}}},
             'definitions': {}}"""))));

    private static List<String> binary(String path, Direction direction) {
        return CHECK.checkBinary(path, direction).stream()
                .map(violation -> violation.keyword())
                .toList();
    }

    @Test
    void aBinaryMessageIsAllowedWhereTheContractHasOne() {
        assertThat(binary("/gallery", Direction.TO_SERVER)).isEmpty();
        assertThat(binary("/gallery", Direction.TO_CLIENT)).containsExactly("binary");
        assertThat(binary("/elsewhere", Direction.TO_SERVER)).containsExactly("unknown-channel");
    }

    @Test
    void aTextIsNeverABinaryMessage() {
        assertThat(CHECK.check("/gallery", Direction.TO_SERVER, "{\"kind\":\"caption\"}"))
                .isEmpty();
        assertThat(CHECK.check("/gallery", Direction.TO_SERVER, "{\"kind\":\"picture\"}"))
                .singleElement()
                .satisfies(violation -> assertThat(violation.keyword()).isEqualTo("unknown-message"));
    }
}
