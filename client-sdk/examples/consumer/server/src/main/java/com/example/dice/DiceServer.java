package com.example.dice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** The application; the starter serves the channels of the contract. */
@SpringBootApplication
public class DiceServer {
    public static void main(String[] args) {
        SpringApplication.run(DiceServer.class, args);
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        System.out.println("dice at ws://127.0.0.1:" + event.getWebServer().getPort() + "/dice");
    }
}
