package dev.howl.server.durable;

import dev.howl.runtime.Position;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/** A process that publishes without end, half in transactions, and prints seq and text of each acknowledged event. */
final class Publisher {
    private static final int IN_FLIGHT = 64;
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Publisher() {}

    public static void main(String[] arguments) {
        Node node = new Node(arguments[0], InstantSource.system(), DurableFixture.OPTIONS);
        OUT.println("ready");
        new Thread(() -> inTransactions(node)).start();
        Semaphore free = new Semaphore(IN_FLIGHT);
        for (long i = 0; ; i++) {
            free.acquireUninterruptibly();
            String text = arguments[1] + "-" + i;
            node.publish("paris", text).whenComplete((position, failure) -> {
                free.release();
                if (failure == null) {
                    acknowledged(position, text);
                }
            });
        }
    }

    private static void inTransactions(Node node) {
        for (long i = 0; ; i++) {
            String text = "tx-" + i;
            node.transactions
                    .write(() -> node.publish("paris", text))
                    .thenAccept(position -> acknowledged(position, text))
                    .toCompletableFuture()
                    .join();
        }
    }

    private static void acknowledged(Position position, String text) {
        OUT.println("ack " + position.seq() + " " + text);
    }
}
