package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.howl.server.chat.ChatMessages;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.TestServer;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LeakTest {
    private static final ListAppender<ILoggingEvent> REPORTS = new ListAppender<>();
    private static ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();

    @BeforeAll
    static void watch() {
        before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        REPORTS.start();
        logger().addAppender(REPORTS);
    }

    @AfterAll
    static void unwatch() {
        logger().detachAppender(REPORTS);
        ResourceLeakDetector.setLevel(before);
    }

    @Test
    void noBufferIsLeaked() {
        try (TestServer server = TestServer.start()) {
            for (int round = 0; round < 20; round++) {
                try (ChatClient reader = server.chatClient();
                        ChatClient other = server.chatClient()) {
                    reader.send("subscribe", "{}", null);
                    reader.next("subscribed");
                    other.send("subscribe", "{}", null);
                    for (int i = 0; i < 50; i++) {
                        server.publisher().quote("x".repeat(i * 10));
                    }
                    server.publisher().sessions().send(new ChatMessages.Notice("all"));
                    reader.next("quote");
                    reader.send("ask", "{'question': 'q'}", null);
                    reader.raw().frame(round % 2 == 0 ? 0x89 : 0xF1, new byte[100]);
                    // Both clients end without a Close while frames are still being written.
                }
            }
        }
        for (int i = 0; i < 5; i++) {
            System.gc();
            for (int j = 0; j < 200; j++) {
                // The detector reports leaks when further buffers are allocated.
                ByteBufAllocator.DEFAULT.directBuffer(16).release();
            }
        }
        assertThat(REPORTS.list).isEmpty();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    }
}
