package org.llmmarket.publishing.query.process;

import org.axonframework.commandhandling.CommandHandler;
import org.llmmarket.publishing.access.AccessConfiguration;
import org.llmmarket.publishing.api.provider.RegisterProvider;
import org.llmmarket.publishing.query.QuerySideConfiguration;
import org.llmmarket.publishing.store.StoreConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The store, access and the query side, without a command side. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({StoreConfiguration.class, AccessConfiguration.class, QuerySideConfiguration.class})
class QueryApplication {

    @Bean
    ProvidersElsewhere providersElsewhere() {
        return new ProvidersElsewhere();
    }

    /** Takes the command that makes a provider; nothing here reads its event. */
    static final class ProvidersElsewhere {

        @CommandHandler
        void handle(RegisterProvider command) {
            // The aggregate lives on the command side.
        }
    }
}
