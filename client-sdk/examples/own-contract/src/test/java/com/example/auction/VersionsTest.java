package com.example.auction;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.auction.client26.Answer;
import com.example.auction.client26.LotClient;
import com.example.auction.client26.News;
import com.example.auction.client26.Raised;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The server and a client that is generated from the document in AsyncAPI 2.6. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class VersionsTest {
    @LocalServerPort
    private int port;

    @Test
    void anAnswerIsAMessageLikeAnyOther() throws Exception {
        try (LotClient ann = LotClient.connect(URI.create("ws://localhost:" + port), 21)) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            CompletableFuture<News> news = new CompletableFuture<>();
            ann.onAnswer(answer::complete);
            ann.onNews(news::complete);
            ann.bid(120);
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(new Answer(true, 120));
            assertThat(news.get(30, TimeUnit.SECONDS)).isEqualTo(new News(new Raised(120)));
        }
    }
}
