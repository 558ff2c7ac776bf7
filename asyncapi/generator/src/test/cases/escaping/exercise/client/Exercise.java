package golden.escaping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Json;

final class Exercise {
    static void run() throws Exception {
        Object2 object = Json.mapper()
                .readValue("{\"getClass\": \"A\", \"1st\": \"1\", \"a-b\": \"2\", \"a_b\": \"3\", \"enum\": \"*/\"}", Object2.class);
        assertThat(object.getClass_()).isEqualTo("A");
        assertThat(object.aB()).isEqualTo("2");
        assertThat(object.aB2()).isEqualTo("3");
        assertThat(object.enum_().value()).isEqualTo("*/");
    }
}
