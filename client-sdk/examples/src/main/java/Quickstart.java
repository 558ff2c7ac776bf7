import dev.howl.client.HowlClient;

public class Quickstart {
    public static void main(String[] args) {
        try (HowlClient howl = HowlClient.connect(java.net.URI.create(args[0]))) {
            howl.wisdom().subscribe(quote -> System.out.println(quote.message()));
            howl.closed().join();
        }
    }
}
