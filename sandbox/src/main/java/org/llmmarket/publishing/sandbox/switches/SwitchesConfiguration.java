package org.llmmarket.publishing.sandbox.switches;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Puts the switches before everything that an HTTP neighbour does. */
@Configuration(proxyBeanMethods = false)
class SwitchesConfiguration {

    @Bean
    FilterRegistrationBean<SwitchFilter> switchFilter(Switches switches, Calls calls, JsonMapper json) {
        var registration = new FilterRegistrationBean<>(new SwitchFilter(switches, calls, new GraphQlCall(json)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
