package dev.howl.app.originals.wisdom;

import dev.howl.app.contract.WisdomPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of the wolf wisdom server's wire. */
@Configuration(proxyBeanMethods = false)
public class OriginalWisdomConfiguration {
    @Bean
    OriginalWisdomEndpoint originalWisdom(WisdomPublisher wisdom) {
        return new OriginalWisdomEndpoint(wisdom);
    }
}
