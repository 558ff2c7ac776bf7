package dev.howl.testservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceRuntimeTest {
    private static ServiceSpec spec(String image, String program) {
        return new ServiceSpec(
                "Oracle of Delphi",
                "oracle-server",
                new ServiceSpec.Image("HOWL_TEST_ORACLE_IMAGE", image, 1, List.of(), Map.of()),
                new ServiceSpec.Local() {
                    @Override
                    public List<String> programs() {
                        return List.of(program);
                    }

                    @Override
                    public void prepare(Path data) {}

                    @Override
                    public List<String> line(Path data, int port) {
                        return List.of(LocalPrograms.path(program), "does not know this");
                    }
                },
                (in, out) -> false);
    }

    @Test
    void missingRuntimeFailsWithWhatToInstall() {
        ServiceSpec spec = spec("oracle:1", "oracled");
        assertThat(ServiceRuntime.LOCAL.canRun(spec)).isFalse();
        assertThat(ServiceRuntime.possible(spec, "local")).isEmpty();
        System.setProperty("HOWL_TEST_SERVICES", "local");
        try {
            assertThatThrownBy(() -> ServiceRuntime.of(spec))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("Oracle of Delphi is needed: start a Docker engine, or install oracled"
                            + " (Debian: apt-get install oracle-server)");
        } finally {
            System.clearProperty("HOWL_TEST_SERVICES");
        }
    }

    @Test
    void installedProgramIsFound() {
        assertThat(ServiceRuntime.possible(spec("oracle:1", "ls"), "local")).containsExactly(ServiceRuntime.LOCAL);
        assertThat(LocalPrograms.path("ls")).endsWith("/ls");
    }

    @Test
    void systemPropertySelectsAnotherImage() {
        ServiceSpec.Image image = spec("oracle:1", "oracled").image();
        assertThat(image.name()).isEqualTo("oracle:1");
        System.setProperty("HOWL_TEST_ORACLE_IMAGE", "oracle:2");
        try {
            assertThat(image.name()).isEqualTo("oracle:2");
        } finally {
            System.clearProperty("HOWL_TEST_ORACLE_IMAGE");
        }
    }
}
