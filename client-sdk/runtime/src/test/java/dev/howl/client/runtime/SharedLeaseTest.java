package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The threads and classes that are left when the last client is closed. */
@Timeout(120)
class SharedLeaseTest {
    private record Other(Object value) {}

    @Test
    void neitherThreadsNorTheClassLoaderStayAfterTheLastClient() throws Exception {
        ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
        try (ScriptedServer server = new ScriptedServer(0, SharedLeaseTest::serve)) {
            WeakReference<ClassLoader> loader = useAndClose(server, collected);
            // Java 17 keeps the type of the record whose methods were linked last (ObjectMethods.OBJECT_EQ).
            assertThat(new Other("a").equals(new Other("b"))).isFalse();

            for (int i = 0; i < 100 && collected.remove(100) == null; i++) {
                collectSoftReferencesToo();
            }

            assertThat(loader.get()).as("the loader of the SDK").isNull();
        }
    }

    @Test
    void theThreadsOfAnUnusedSdkEndAndComeBack() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, SharedLeaseTest::serve);
                URLClassLoader loader = ownLoader()) {
            run(loader, server);
            await(() -> threadsOf(loader).isEmpty());

            run(loader, server);

            await(() -> threadsOf(loader).isEmpty());
        }
    }

    @Test
    void callsOnAClosedClientFailInsteadOfWaiting() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, SharedLeaseTest::serve)) {
            Connection client =
                    new ClientBuilder<Connection>(server.uri(), ShipsContract.spec(), made -> made).connect();
            client.close();

            assertThatThrownBy(() -> client.request(new ShipsContract.AskDepth("pier"), ShipsContract.Depth.class)
                            .join())
                    .hasCauseInstanceOf(ConnectionClosedException.class);
            assertThatThrownBy(
                            () -> client.send(new ShipsContract.Signal("red")).join())
                    .hasCauseInstanceOf(ConnectionClosedException.class);
        }
    }

    /** Runs the probe and forgets everything of its loader but the reference. */
    private static WeakReference<ClassLoader> useAndClose(ScriptedServer server, ReferenceQueue<ClassLoader> collected)
            throws Exception {
        try (URLClassLoader loader = ownLoader()) {
            run(loader, server);
            return new WeakReference<>(loader, collected);
        }
    }

    /** Uses and closes two clients in a thread that ends, because Jackson keeps buffers for each thread. */
    private static void run(ClassLoader loader, ScriptedServer server) throws Exception {
        Object probe =
                loader.loadClass(LoaderProbe.class.getName()).getConstructor().newInstance();
        assertThat(probe.getClass()).isNotEqualTo(LoaderProbe.class);
        @SuppressWarnings("unchecked")
        Consumer<String> application = (Consumer<String>) probe;
        Thread user = new Thread(() -> application.accept(server.uri().toString()));
        user.setContextClassLoader(loader);
        user.start();
        user.join();
    }

    /** Runs a collection that clears soft references, which the JDK's method handles have to types of the loader. */
    private static void collectSoftReferencesToo() {
        try {
            long words = Runtime.getRuntime().maxMemory() / Long.BYTES;
            assertThat(new long[(int) Math.min(words, Integer.MAX_VALUE - 8)]).isNull();
        } catch (OutOfMemoryError e) {
            // Soft references are cleared before this error is thrown.
            System.gc();
        }
    }

    /** Returns a loader with all classes of this test, the SDK's and its libraries'. */
    private static URLClassLoader ownLoader() {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(SharedLeaseTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns the SDK's threads whose code was loaded by a loader; the JDK's selectors are not among them. */
    private static List<Thread> threadsOf(ClassLoader loader) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("howl-client-"))
                .filter(thread -> thread.getContextClassLoader() == loader)
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static void serve(ScriptedServer.Peer peer) throws IOException {
        peer.greet();
        while (true) {
            ScriptedServer.Peer.Received received = peer.read();
            if (received.opcode() == 8) {
                peer.close(received.closeCode());
                return;
            }
            if (received.text().contains("ask_depth")) {
                String ref = received.text().replaceAll(".*\"ref\":\"([^\"]*)\".*", "$1");
                peer.text("{\"type\":\"depth\",\"ref\":\"" + ref + "\",\"payload\":{\"metres\":7}}");
            }
        }
    }
}
