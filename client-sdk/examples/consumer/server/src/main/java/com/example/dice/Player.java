package com.example.dice;

import com.example.dice.client.DiceClient;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** A program that rolls one die of the server whose address is the first argument. */
public class Player {
    public static void main(String[] args) throws Exception {
        try (DiceClient dice = DiceClient.connect(URI.create(args[0]))) {
            System.out.println("rolled " + dice.roll(6).get(60, TimeUnit.SECONDS).number());
        }
    }
}
