package com.example.dice;

import com.example.dice.server.DiceHandler;
import com.example.dice.server.DiceSession;
import com.example.dice.server.Roll;
import com.example.dice.server.Rolled;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** The handler of the messages of clients. */
@Component
class Dice implements DiceHandler {
    @Override
    public CompletionStage<Rolled> roll(DiceSession session, Roll request) {
        int number = ThreadLocalRandom.current().nextInt(1, request.sides() + 1);
        return CompletableFuture.completedStage(new Rolled(number));
    }
}
