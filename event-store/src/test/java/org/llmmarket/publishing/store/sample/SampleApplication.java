package org.llmmarket.publishing.store.sample;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.llmmarket.publishing.store.StoreConfiguration;
import org.llmmarket.publishing.store.work.WorkersConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole process with the small domain in it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({StoreConfiguration.class, WorkersConfiguration.class, Ledger.class, ClosingSaga.class})
public class SampleApplication {

    @Bean
    public LedgerProjection ledgerProjection(JdbcClient jdbcClient) {
        return new LedgerProjection(jdbcClient);
    }

    @Bean
    public BookingWorker bookingWorker() {
        return new BookingWorker();
    }

    /** Starts a process on the database. */
    public static ConfigurableApplicationContext start(String databaseUrl, String... settings) {
        return start(databaseUrl, List.of(), settings);
    }

    /** Starts a process on the database with more configurations. */
    public static ConfigurableApplicationContext start(String databaseUrl, List<Class<?>> more, String... settings) {
        // The machine may be busy; what is awaited is usually there in milliseconds.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
        Map<String, Object> properties = new HashMap<>();
        properties.put("publishing.store.database-url", databaseUrl);
        properties.put("publishing.store.data-directory", System.getProperty("java.io.tmpdir") + "/publishing-sample");
        properties.put(
                "publishing.store.packages", "org.llmmarket.publishing.api,org.llmmarket.publishing.store.sample");
        properties.put("spring.main.banner-mode", "off");
        properties.put("logging.level.org.llmmarket", "INFO");
        for (String setting : settings) {
            properties.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        return new SpringApplicationBuilder(SampleApplication.class)
                .sources(more.toArray(Class<?>[]::new))
                .web(WebApplicationType.NONE)
                .properties(properties)
                .registerShutdownHook(false)
                .run();
    }
}
