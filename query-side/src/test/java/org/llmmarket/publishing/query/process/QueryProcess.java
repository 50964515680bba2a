package org.llmmarket.publishing.query.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.llmmarket.publishing.store.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A running process of the query side; one is shared by all tests, more are started by those who need them. */
public final class QueryProcess implements AutoCloseable {

    public static final String ADMIN = "admin@market.example";
    public static final String PASSWORD = "correct horse battery staple";
    private static final String DATABASE = TestDatabase.freshUrl();
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private final ConfigurableApplicationContext context;
    private final Stories stories;
    private final Web web;

    private QueryProcess(ConfigurableApplicationContext context) {
        this.context = context;
        this.stories = new Stories(context);
        this.web = new Web("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    private static final class Shared {
        private static final QueryProcess PROCESS = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::close));
        }
    }

    public static QueryProcess shared() {
        return Shared.PROCESS;
    }

    /** One more process on the database of all tests. */
    public static QueryProcess start(String... settings) {
        return startOn(DATABASE, settings);
    }

    public static QueryProcess startOn(String database, String... settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", 0);
        properties.put("publishing.store.database-url", database);
        properties.put(
                "publishing.store.data-directory",
                Path.of(System.getProperty("java.io.tmpdir"), "publishing-query-side")
                        .toString());
        properties.put("publishing.store.secret-key", KEY);
        properties.put("publishing.store.pool-size", 10);
        properties.put("publishing.access.bootstrap-admin-email", ADMIN);
        properties.put("publishing.access.bootstrap-admin-password", PASSWORD);
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.jmx.enabled", false);
        properties.put("logging.level.root", "WARN");
        for (String setting : settings) {
            properties.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        return new QueryProcess(new SpringApplicationBuilder(QueryApplication.class)
                .properties(properties)
                .registerShutdownHook(false)
                .run());
    }

    /** Writes stories into the log. */
    public Stories stories() {
        return stories;
    }

    public Web web() {
        return web;
    }

    public People people() {
        return People.of(web);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Lets the group hear nothing more until it is started again. */
    public StreamingEventProcessor group(String name) {
        return bean(EventProcessingConfiguration.class)
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
