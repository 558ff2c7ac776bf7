package dev.howl.client.runtime;

import java.net.URI;
import java.util.function.Consumer;

/** Code of an application that {@link SharedLeaseTest} loads with a class loader of its own. */
public final class LoaderProbe implements Consumer<String> {
    @Override
    public void accept(String uri) {
        ClientBuilder<Connection> builder =
                new ClientBuilder<>(URI.create(uri), ShipsContract.spec(), connection -> connection);
        try (Connection first = builder.connect();
                Connection second = builder.connect()) {
            first.request(new ShipsContract.AskDepth("pier"), ShipsContract.Depth.class)
                    .join();
            second.subscribe("ships", null, null, ShipsContract.Moored.class, (ShipsContract.Moored ship) -> {});
        }
    }
}
