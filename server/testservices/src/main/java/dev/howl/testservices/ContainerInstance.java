package dev.howl.testservices;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/** A service in a container, with its data in the container or its volumes. Needs a Docker engine. */
final class ContainerInstance implements ServiceInstance {
    private static final Duration END = Duration.ofSeconds(60);

    private final ServiceSpec.Image image;
    private final GenericContainer<?> container;

    /** A wait strategy that does not wait: {@link TestService} probes every kind of instance in the same way. */
    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }

    ContainerInstance(ServiceSpec spec) {
        image = spec.image();
        container = new GenericContainer<>(DockerImageName.parse(image.name()))
                .withExposedPorts(image.port())
                .withEnv(image.environment())
                .waitingFor(new NoWait());
        if (!image.command().isEmpty()) {
            container.setCommand(image.command().toArray(String[]::new));
        }
    }

    @Override
    public void launch() {
        if (container.getContainerId() != null) {
            docker().startContainerCmd(container.getContainerId()).exec();
            return;
        }
        try {
            container.start();
        } catch (ContainerFetchException e) {
            throw new AssertionError(
                    "cannot pull the image " + image.name() + "; name another one with " + image.setting()
                            + ", or use the programs of this machine with HOWL_TEST_SERVICES=local",
                    e);
        }
    }

    @Override
    public void forget() {
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return container.getContainerId() != null
                && Boolean.TRUE.equals(inspect().getState().getRunning());
    }

    /** Asks the engine, which may choose another port for each start. */
    @Override
    public InetSocketAddress address() {
        Ports.Binding[] bindings =
                inspect().getNetworkSettings().getPorts().getBindings().get(ExposedPort.tcp(image.port()));
        if (bindings == null || bindings.length == 0) {
            return new InetSocketAddress(container.getHost(), 0);
        }
        return new InetSocketAddress(container.getHost(), Integer.parseInt(bindings[0].getHostPortSpec()));
    }

    @Override
    public void kill() {
        signal("KILL");
        docker().waitContainerCmd(container.getContainerId())
                .exec(new WaitContainerResultCallback())
                .awaitStatusCode(END.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void freeze() {
        // Not by pausing the container: on a busy machine runc often fails to freeze its control group.
        signal("STOP");
        Long pid = inspect().getState().getPidLong();
        if (pid != null) {
            ProcessThreads.awaitStopped(pid);
        }
    }

    @Override
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        docker().killContainerCmd(container.getContainerId()).withSignal(name).exec();
    }

    @Override
    public String output() {
        return container.getContainerId() == null ? "" : container.getLogs();
    }

    @Override
    public void close() {
        container.stop();
    }

    private InspectContainerResponse inspect() {
        return docker().inspectContainerCmd(container.getContainerId()).exec();
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }
}
