package dev.howl.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class with a mock server for a contract. One mock serves all tests of the class; after each test it is reset,
 * and the test fails if a client broke the contract, unless {@link
 * dev.howl.testkit.mock.MockChannel#allowViolations} was called. Parameters may be {@link
 * dev.howl.testkit.mock.MockChannel} with {@link Channel}, and {@link dev.howl.testkit.mock.ContractMock}. Tests of the
 * class must not run concurrently.
 *
 * <pre>{@code
 * @MockServer("shop.yaml")
 * class OrdersTest {
 *     @Test
 *     void repeatsAfterACut(@Channel("shop") MockChannel shop) {
 *         ShopClient client = ShopClient.connect(shop.uri());
 *         shop.on("place_order").close(1011).thenReply();
 *         assertThat(client.placeOrder(order)).succeedsWithin(TWO_SECONDS);
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MockServerExtension.class)
public @interface MockServer {
    /**
     * Returns the document: a path from the working directory, or from its {@code src/main/asyncapi}, {@code
     * src/main/resources}, {@code src/test/asyncapi} or {@code src/test/resources}.
     */
    String value();

    /** Returns the script, a path like the document's; empty for none. */
    String script() default "";

    /** Returns the side that the document describes, {@code server} or {@code client}; empty if it says so itself. */
    String view() default "";

    /** Returns the seed of generated messages. */
    long seed() default 0;
}
