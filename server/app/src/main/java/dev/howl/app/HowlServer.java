package dev.howl.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. Exit code: 0 stopped as asked, 1 failed to start or cut short, 2 bad configuration. */
@SpringBootApplication
public class HowlServer {
    public static void main(String[] args) {
        StartFailures.exitWithCode(() -> SpringApplication.run(HowlServer.class, args));
    }
}
