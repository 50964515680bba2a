package org.llmmarket.publishing.app;

import org.llmmarket.publishing.access.AccessConfiguration;
import org.llmmarket.publishing.store.StoreConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** What every role needs: the event store, and who may call. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            // The sandbox's schema lies on the class path; it is served by the sandbox alone.
            "org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@Import({StoreConfiguration.class, AccessConfiguration.class, Drain.class})
class Application {}
