package dev.howl.chaos.node;

import dev.howl.chaos.contract.ChaosChannel;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;

/** The server under chaos: a Spring Boot application that prints a line with its address once it is ready. */
@SpringBootApplication
public class ChaosNode {
    public static void main(String[] args) {
        SpringApplication.run(ChaosNode.class, args);
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            System.out.println("ready: ws://127.0.0.1:" + context.getWebServer().getPort()
                    + new ChaosChannel().spec().address());
        }
    }
}
