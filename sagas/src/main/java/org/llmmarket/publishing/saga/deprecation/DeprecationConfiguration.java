package org.llmmarket.publishing.saga.deprecation;

import java.time.Clock;
import org.llmmarket.publishing.saga.neighbour.TracedWorker;
import org.llmmarket.publishing.store.work.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The deprecation saga and its deadlines. */
@Configuration(proxyBeanMethods = false)
@Import(DeprecationSaga.class)
public class DeprecationConfiguration {

    @Bean
    Worker noticeWorker() {
        return TracedWorker.quick(new NoticeWorker(Clock.systemUTC()));
    }

    @Bean
    Worker sunsetWorker() {
        return TracedWorker.quick(new SunsetWorker());
    }
}
