package com.example.auction;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** The application. The starter serves the channel of the contract. */
@SpringBootApplication
public class AuctionServer {
    public static void main(String[] args) {
        SpringApplication.run(AuctionServer.class, args);
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        System.out.println("auction at ws://127.0.0.1:" + event.getWebServer().getPort() + "/auction/1");
    }
}
