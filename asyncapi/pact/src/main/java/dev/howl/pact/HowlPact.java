package dev.howl.pact;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that writes the pact of a generated client. Its tests have a parameter {@link ConsumerPact}, which starts
 * a mock of the contract and records an interaction only once the client has really sent its message, or has decoded a
 * message and handed it over. After the last test the pact is written to {@code target/pacts} and compared with the
 * committed one; {@code -Dhowl.pacts=update} replaces that. Tests of the class must not run concurrently.
 *
 * <pre>{@code
 * @HowlPact(consumer = "shop-client", provider = "shop-server", contract = "src/main/asyncapi/shop.yaml")
 * @PactInteraction(value = "place_order", state = "there is soup")
 * class ShopPactTest {
 *     @Test
 *     void everyMessage(ConsumerPact pact) throws Exception {
 *         pact.exchangeAll(ShopClient::builder);
 *     }
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(HowlPactExtension.class)
public @interface HowlPact {
    /** Returns the name of the client. */
    String consumer();

    /** Returns the name of the server. */
    String provider();

    /** Returns the path of the document, from the working directory. */
    String contract();

    /** Returns the id of the channel; empty if the document has one. */
    String channel() default "";

    /** Returns the folder of committed pacts, from the working directory. */
    String folder() default "src/pacts";

    /** Returns the request that the mock refuses once, so that the client gets an error; empty for the first one. */
    String refused() default "";

    /** Returns the error code of that refusal; empty for the contract's first one that is not retryable. */
    String error() default "";

    /** Returns ids of messages and operations that the pact need not have. */
    String[] without() default {};
}
