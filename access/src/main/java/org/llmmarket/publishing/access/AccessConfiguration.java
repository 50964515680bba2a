package org.llmmarket.publishing.access;

import org.llmmarket.publishing.access.web.Bodies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What both sides of HTTP share; roles that serve HTTP import it. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    @Bean
    Bodies bodies() {
        return new Bodies();
    }
}
