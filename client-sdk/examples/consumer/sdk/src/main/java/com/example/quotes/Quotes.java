package com.example.quotes;

import dev.howl.client.HowlClient;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that prints the next quote of the Howl server whose address is the first argument. */
public class Quotes {
    public static void main(String[] args) throws Exception {
        CompletableFuture<String> quote = new CompletableFuture<>();
        try (HowlClient howl = HowlClient.connect(URI.create(args[0]))) {
            howl.wisdom().subscribe(next -> quote.complete(next.message()));
            System.out.println("quote: " + quote.get(60, TimeUnit.SECONDS));
        }
    }
}
