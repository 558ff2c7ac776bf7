package dev.howl.pact;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that verifies the pacts with a server against the live server. JUnit runs its test template once for each
 * interaction: first the method with the interaction's {@link PactState}, which connects, then the template, which calls
 * {@link LivePact#verify}.
 *
 * <pre>{@code
 * @HowlPactProvider(provider = "shop-server", contract = "src/main/asyncapi/shop.yaml")
 * class ShopPactTest {
 *     @PactState("there is soup")
 *     void soup(LivePact pact) throws IOException {
 *         kitchen.cook("soup");
 *         pact.connect(server.ws("/shop"));
 *     }
 *
 *     @TestTemplate
 *     void keepsThePact(LivePact pact) {
 *         pact.verify();
 *     }
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(HowlPactProviderExtension.class)
public @interface HowlPactProvider {
    /** Returns the name of the server. */
    String provider();

    /** Returns the path of the document, from the working directory. */
    String contract();

    /** Returns the id of the channel; empty if the document has one. */
    String channel() default "";

    /** Returns the folder of the pacts, from the working directory. Those with other servers are left out. */
    String folder() default "src/pacts";
}
